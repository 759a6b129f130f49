using System.Globalization;
using Wirefix.Replay.Recording;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix record</c> says when it has ended; to stderr, since stdout belongs to the command that was recorded.</summary>
internal static class RecordingText
{
    public static string Of(RecordingResult result, string folder)
    {
        var text = new TextDocument();
        if (result.ExitCode is { } code and not 0)
            text.Line($"wirefix: the command ended with exit code {code}");
        if (result.Services.IsEmpty)
        {
            text.Line("wirefix: nothing was recorded: no ASP.NET Core service of the command was called, and none called another over HTTP.");
        }
        else
        {
            text.Line($"wirefix: recorded to {folder}")
                .Table(["SERVICE", "IN#", "OUT#", "FILE"], result.Services.Select(service => (IReadOnlyList<string>)
                    [service.Name, Number(service.Inbound), Number(service.Outbound), Path.GetFileName(service.File)]));
        }

        foreach (var problem in result.Problems)
            text.Line($"Not recorded: {problem.Where}: {problem.What}");
        return text.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
