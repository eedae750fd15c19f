// The page of the URLs of data: what openapi.json of this server says, to read and to try.
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import './api.css';

const night = matchMedia('(prefers-color-scheme: dark)');
const follow = (): void => {
  document.documentElement.classList.toggle('dark-mode', night.matches);
};
follow();
night.addEventListener('change', follow);

SwaggerUI({
  // Beside the folder of the documents, under the name of a contract as well.
  url: new URL('../openapi.json', document.baseURI).href,
  dom_id: '#text',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  filter: true,
  tryItOutEnabled: true,
  // Else it would ask a server of its makers.
  validatorUrl: null,
});
