using System.Runtime;
using Wirefix.Cli;

// Nobody waits for an answer while it collects. To say so here and not in the project's settings leaves the youngest generation small: where the
// settings say so, a large capture takes a half more memory.
GCSettings.LatencyMode = GCLatencyMode.Batch;
return await CommandLine.RunAsync(args);
