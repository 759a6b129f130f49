using System.Text.Json;

namespace Wirefix.Cli.Tests;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Errors">What it wrote to stderr.</param>
/// <param name="Id">Its process id.</param>
/// <param name="LeftRunning">How many of the processes that it started still ran when it had ended.</param>
internal sealed record ToolResult(int ExitCode, string Output, string Errors, int Id, int LeftRunning)
{
    /// <summary>Stdout as one JSON document; anything before or after it is an error.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>It did nothing and said why: one message on stderr, nothing on stdout, nothing left behind.</summary>
    public void RefusedBecause(params string[] parts)
    {
        Assert.True(ExitCode == 1, $"exit code {ExitCode}\n{Errors}");
        Assert.Empty(Output);
        Assert.All(parts, part => Assert.Contains(part, Errors, StringComparison.Ordinal));
        LeftNothing();
    }

    /// <summary>No stack trace was shown, no process runs on, no working copy remains.</summary>
    public void LeftNothing()
    {
        Assert.DoesNotContain("   at Wirefix.", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception. Wirefix", Errors, StringComparison.Ordinal);
        Assert.Equal(0, LeftRunning);
        Assert.Empty(WorkingCopies);
    }

    /// <summary>Folders of this run below the system's temporary folder, and what its compiler listens on.</summary>
    public string[] WorkingCopies => Directory.GetFileSystemEntries(Path.GetTempPath(), $"wirefix-{Id}-*");
}
