namespace Wirefix.Cli.Tests;

/// <summary>
/// The <c>wirefix</c> command in this process, which compiles what it runs once for all tests. <see cref="ToolProcess"/> starts it as a user does, for
/// what is about processes: signals, standard input, and that stdout holds the result and nothing else.
/// </summary>
internal static class Tool
{
    public static async Task<ToolResult> RunAsync(params IEnumerable<string> arguments)
    {
        var marked = new MarkedProcesses();
        var (mark, console, consoleErrors) = (marked.Variable, Console.Out, Console.Error);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Environment.SetEnvironmentVariable(mark.Key, mark.Value);
        Console.SetOut(output);
        Console.SetError(errors);
        try
        {
            var exitCode = await CommandLine.RunAsync([.. arguments]);
            return new ToolResult(exitCode, output.ToString(), errors.ToString(), Environment.ProcessId, marked.Ids.Count);
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(consoleErrors);
            Environment.SetEnvironmentVariable(mark.Key, null);
        }
    }
}
