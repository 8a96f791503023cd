/** The SDK says on standard error that Node 20 grows old; under test, that is no news. */
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
