using System.CommandLine;
using Wirefix.Agent;
using Wirefix.Cli.Printing;
using Wirefix.Traffic;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix convert</c>: captures of any format as one of another.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var captures = CommonOptions.Captures();
        var output = new Option<string>("--output", "-o") { Description = "The file to write: .har for HAR 1.2, .jsonl for RRPair JSON lines.", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("convert", CommonOptions.Describe(
            "Write captures of any format as one HAR or RRPair file, redacted.",
            "wirefix convert recorded/ -o recorded.har")) { captures, output, force };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            reading.SourceOf(parsed, parsed.GetRequiredValue(captures), cancellationToken),
            Target(parsed.GetRequiredValue(output), parsed.GetValue(force)),
            cancellationToken)));
        return command;
    }

    private static string Target(string path, bool force)
    {
        if (FormatOf(path) is null)
            throw new PreconditionException($"{path}: expected a file name that ends in .har (HAR 1.2) or .jsonl (RRPair JSON lines). Name the output so.");
        return NewFile.At(path, force);
    }

    private static CaptureWriting? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".har" => CaptureWriting.Har,
        ".jsonl" => CaptureWriting.RRPair,
        _ => null,
    };

    private static int Run(CaptureSource source, string target, CancellationToken cancellationToken)
    {
        var conversion = NewFile.Write(target, file => CaptureConverter.Convert(source, WriterTo(file, target), cancellationToken));
        Console.Error.Write(new TextDocument()
            .Line($"wirefix: {Quantity.Of(conversion.Exchanges, "exchange")} written to {target}{TextDocument.Others(conversion.OtherPairs)}{Repeated(conversion.Repeated)}")
            .Problems(conversion.Problems, conversion.ProblemCount)
            .ToString());
        return ExitCode.Done;
    }

    private static string Repeated(long recordings) => recordings == 0 ? "" : $"; {Quantity.Of(recordings, "recording")} of the same exchanges left out";

    private static IExchangeWriter WriterTo(Stream file, string target) =>
        FormatOf(target) == CaptureWriting.Har ? new HarWriter(file) : new RRPairWriter(file);
}
