export default { entry: { snippet: './snippet.js' } };
