import { startDynamodbLocal } from '../emulator/programs.ts';
import { setUp, timed } from './closing.ts';

/** Starts DynamoDB Local for the store's suite, which otherwise runs on the embedded database. */
export default function setup(): Promise<() => Promise<void>> {
  return setUp(async (closing) => {
    const database = await timed('DynamoDB Local answers', startDynamodbLocal());
    closing.push(() => database.stop());
    process.env['UTFALL_TEST_DYNAMODB_ENDPOINT'] = database.endpoint;
  });
}
