using Wirefix.Cli;

return await CommandLine.RunAsync(args);
