import * as api from 'longport-cancel-order';
import { cancels } from './cancels.js';

export default {
  async fetch(request) {
    return Response.json(await cancels(api, await request.json()));
  },
};
