using System.CommandLine;
using System.Text;
using Wirefix.Cli.Printing;
using Wirefix.Facts;
using Wirefix.Facts.Text;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Observing;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix facts</c>: what the wire showed, without values, for the analyzers.</summary>
internal static class FactsCommand
{
    public static Command Create()
    {
        var captures = CommonOptions.Captures();
        captures.Description = $"What was recorded: {CommonOptions.CaptureKinds}; or files of facts, which are merged.";
        var output = new Option<string?>("--output", "-o") { Description = "The .wirefacts file to write; standard output without it.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("facts", CommonOptions.Describe(
            "Write what the wire showed, counted and without values, as a file that the analyzers read and people review.",
            "wirefix facts recorded/ -o orders.wirefacts")) { captures, output, force };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            parsed.GetRequiredValue(captures).ToLookup(FactFile.Is),
            recorded => reading.SourceOf(parsed, recorded, cancellationToken),
            parsed.GetValue(output) is { } path ? NewFile.At(path, parsed.GetValue(force)) : null,
            cancellationToken)));
        return command;
    }

    private static int Run(ILookup<bool, string> paths, Func<IEnumerable<string>, CaptureSource> sourceOf, string? target, CancellationToken cancellationToken)
    {
        var merged = WireFacts.Merge(paths[true].Select(FactFile.Read));
        var observed = paths[false].Any() ? Observer.Observe(sourceOf(paths[false]), cancellationToken) : ObservedFacts.None;
        var facts = merged.Merge(observed.Facts);
        Write(FactText.Write(facts), target);
        Console.Error.Write(new TextDocument()
            .Line($"wirefix: {Quantity.Of(facts.Facts.Count, "fact")} about {Quantity.Of(facts.Endpoints.Count, "endpoint")} {Target(target)}{TextDocument.Others(observed.OtherPairs)}")
            .Problems(observed.Problems, observed.ProblemCount)
            .ToString());
        return ExitCode.Done;
    }

    private static void Write(string text, string? target)
    {
        if (target is null)
            Console.Out.Write(text);
        else
            NewFile.Write(target, file => Write(text, file));
    }

    private static int Write(string text, Stream file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        file.Write(bytes);
        return bytes.Length;
    }

    private static string Target(string? target) => target is null ? "written" : $"written to {target}";
}
