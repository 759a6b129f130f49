using System.CommandLine;
using System.Text.RegularExpressions;
using Wirefix.Agent;
using Wirefix.Cli.Commands;
using Wirefix.Replay;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Observing;
using Wirefix.Traffic.Redaction;
using Wirefix.Workspace;
using Wirefix.Workspace.Writing;

namespace Wirefix.Cli;

/// <summary>The <c>wirefix</c> command: parsing, and what an error becomes.</summary>
public static partial class CommandLine
{
    /// <summary>How long a stopped run may take to end its processes and to remove its working copy.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    /// <summary>Runs a command line; results go to stdout, everything else to stderr.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Turns captured production traffic into proven fixes of C# code.")
        {
            InspectCommand.Create(),
            LocateCommand.Create(),
            ContextCommand.Create(),
            FixCommand.Create(),
            McpCommand.Create(),
            ReplayCommand.Create(),
            CompareCommand.Create(),
            ConvertCommand.Create(),
            FactsCommand.Create(),
            RecordCommand.Create(),
            MockCommand.Create(),
            EvalCommand.Create(),
        };
        ParseResult parsed;
        try
        {
            parsed = root.Parse(args);
        }
        catch (InvalidOperationException unread)
        {
            // A check of several options asked one for its value that has none that can be read. The message says which.
            return await RefuseAsync([unread.Message], root.Subcommands.FirstOrDefault(command => command.Name == args[0]) ?? root);
        }

        if (parsed.Errors.Count > 0)
            return await RefuseAsync(parsed.Errors.Select(error => error.Message), parsed.CommandResult.Command);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("wirefix: stopped; nothing was changed.");
            return ExitCode.Precondition;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            await Console.Error.WriteLineAsync($"wirefix: {exception.Message}");
            return ExitCode.Precondition;
        }
    }

    /// <summary>Says what is wrong with the command line. Help goes to stdout only where it was asked for.</summary>
    private static async Task<int> RefuseAsync(IEnumerable<string> errors, Command command)
    {
        foreach (var error in errors)
            await Console.Error.WriteLineAsync($"wirefix: {TypeName().Replace(error, "")}");
        await Console.Error.WriteLineAsync($"See '{(command is RootCommand ? "wirefix" : $"wirefix {command.Name}")} --help'.");
        return ExitCode.Precondition;
    }

    // The parser names the type that it could not read; what is expected instead, the help says.
    [GeneratedRegex(" as expected type '[^']*'", RegexOptions.NonBacktracking)]
    private static partial Regex TypeName();

    /// <summary>Errors whose message already says what, where and what to do; any other is a defect and shows its trace.</summary>
    private static bool IsExpected(Exception exception) =>
        exception is CaptureException or RedactionException or AlertException or FactException or PreconditionException or WorkspaceException or ServiceException or TreeWriteException
            or IOException or UnauthorizedAccessException;
}
