/** The endpoint of an emulated AWS (S3, KMS, EventBridge, SNS, SQS) to run the AWS halves of the port suites on. */
const ENDPOINT_VARIABLE = 'UTFALL_TEST_AWS_ENDPOINT';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export const awsEndpoint = process.env[ENDPOINT_VARIABLE];

/** How any AWS client of the tests is made. */
export function clientOptions(endpoint = awsEndpoint ?? '') {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { endpoint, region: 'eu-north-1', credentials, maxAttempts: 1 };
}
