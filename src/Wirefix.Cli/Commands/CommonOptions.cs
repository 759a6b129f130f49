using System.CommandLine;
using System.CommandLine.Parsing;
using Wirefix.Agent;
using Wirefix.Replay;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonOptions
{
    public static Argument<string> Solution() => new("SOLUTION") { Description = "The .sln, .slnx, .slnf or .csproj file of the captured service." };

    /// <summary>What a capture may be, in half a sentence.</summary>
    public const string CaptureKinds = "a folder or file of RRPair, HAR, OTLP/JSON, Keploy, GoReplay or structured logs, or - for standard input";

    public static Option<string[]> Capture() => new("--capture")
    {
        Description = $"What was recorded: {CaptureKinds}. May be given several times.",
        HelpName = "CAPTURE",
        Required = true,
    };

    public static Argument<string[]> Captures()
    {
        var captures = new Argument<string[]>("CAPTURE") { Description = $"What was recorded: {CaptureKinds}.", Arity = ArgumentArity.OneOrMore };
        captures.Validators.Add(RefuseOptions);
        return captures;
    }

    public static Option<string?> Alert() => new("--alert")
    {
        Description = "What monitoring said: an Alertmanager or Datadog webhook, or plain text. Findings that it speaks of come first.",
        HelpName = "FILE",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text." };

    public static Option<bool> NoBuildLogic() => new("--no-build-logic")
    {
        Description = "Read the code by its syntax alone: nothing of the tree is restored, built or loaded. Suspects come without call chains.",
    };

    /// <summary>How the code is to be read.</summary>
    public static CodeReading ReadingOf(ParseResult parsed, Option<bool> noBuildLogic) =>
        parsed.GetValue(noBuildLogic) ? CodeReading.Syntax : CodeReading.Semantics;

    public static Option<string[]> Settings() => new("--set")
    {
        Description = "A setting of the service that this run puts in the place of its own, as in ConnectionStrings:Shop=\"Host=localhost\". May be given several times.",
        HelpName = "Section:Key=VALUE",
    };

    /// <summary>The settings that were given.</summary>
    /// <exception cref="PreconditionException">One of them is none.</exception>
    public static ConfigurationOverrides OverridesOf(ParseResult parsed, Option<string[]> settings, Redactor redactor)
    {
        try
        {
            return ConfigurationOverrides.Parse(parsed.GetValue(settings) ?? [], redactor);
        }
        catch (FormatException wrong)
        {
            throw new PreconditionException($"{settings.Name}: {wrong.Message}", wrong);
        }
    }

    /// <summary>A command's description with an example below it.</summary>
    public static string Describe(string what, string example) => $"{what}\n\nExample:\n  {example}";

    // An argument of several values takes every word that is no known option, a mistyped option too.
    private static void RefuseOptions(ArgumentResult captures)
    {
        foreach (var word in captures.Tokens.Select(token => token.Value).Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            captures.AddError($"Unrecognized option '{word}'. A file of that name is ./{word}.");
    }
}
