using System.CommandLine;
using System.Globalization;
using Wirefix.Agent;
using Wirefix.Cli.Printing;
using Wirefix.Replay.Recording;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix record</c>: runs a command and records what its services are asked and ask others.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--out", "-o") { Description = "The folder to make for the recording; recorded-<UTC stamp> where it is not given.", HelpName = "DIR" };
        var program = new Argument<string[]>("COMMAND") { Description = "What to run, behind two dashes.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("record", CommonOptions.Describe(
            "Run a command and record every ASP.NET Core service it starts, inbound and outbound, redacted, without changing it. It ends when the command ends, or with Ctrl-C.",
            "wirefix record --out recorded -- dotnet run --project src/Orders")) { program, folder };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(program), parsed.GetValue(folder) ?? DefaultFolder(), reading.RedactorOf(parsed), cancellationToken));
        return command;
    }

    private static string DefaultFolder() => $"recorded-{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";

    private static async Task<int> RunAsync(string[] command, string folder, Redactor redactor, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Any() : File.Exists(folder))
            throw new PreconditionException($"{folder}: expected a new or empty folder, found one that holds something. Name another with --out.");
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        try
        {
            var result = await RecordedCommand.RunAsync(command, folder, redactor, cancellationToken);
            await Console.Error.WriteAsync(RecordingText.Of(result, folder));
            return result.Services.IsEmpty ? ExitCode.NotConfirmed : ExitCode.Done;
        }
        finally
        {
            if (isNew && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }
}
