using System.CommandLine;

namespace Wirefix.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonOptions
{
    public static Argument<string> Solution() => new("SOLUTION") { Description = "The .sln, .slnx, .slnf or .csproj file of the captured service." };

    public static Option<string> Capture() => new("--capture")
    {
        Description = "A folder or file of RRPair .md, .json or .jsonl, or a HAR file.",
        HelpName = "CAPTURE",
        Required = true,
    };

    public static Option<string?> Alert() => new("--alert")
    {
        Description = "What monitoring said: an Alertmanager or Datadog webhook, or plain text. Findings that it speaks of come first.",
        HelpName = "FILE",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text." };

    /// <summary>A command's description with an example below it.</summary>
    public static string Describe(string what, string example) => $"{what}\n\nExample:\n  {example}";
}
