import { contract } from './contract.ts'
import { openSlackStage } from './slack/stage.ts'
import { openTeamsStage } from './teams/stage.ts'
import { openWebStage } from './web/stage.ts'

contract('the web chat', openWebStage)
contract('Slack', openSlackStage)
contract('Teams', openTeamsStage)
