// Holds the resources in file $1 against the schemas of the operators we know, and names each: `ok KIND/NAME`. Others it
// leaves alone. Fails when one does not fit.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const MODELS = {
  'gateway.networking.k8s.io/v1': '@kubernetes-models/gateway-api',
  'external-secrets.io/v1': '@kubernetes-models/external-secrets',
  'keda.sh/v1alpha1': '@kubernetes-models/keda',
};

for (const document of parseAllDocuments(readFileSync(process.argv[2], 'utf8'))) {
  const resource = document.toJS();
  const models = MODELS[resource.apiVersion];
  if (models) {
    const { [resource.kind]: Model } = await import(`${models}/${resource.apiVersion}/${resource.kind}`);
    const name = `${resource.kind}/${resource.metadata.name}`;
    try {
      new Model(resource).validate();
      console.log(`ok ${name}`);
    } catch (error) {
      console.error(`${name}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
