/**
 * What the clients of AWS take for their chain of credential providers. Lambda gives a function its credentials in
 * the environment, so the rest of the chain (profiles, single sign-on, processes, metadata of machines) is not bundled.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
