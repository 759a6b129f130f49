using System.Diagnostics;
using Wirefix.Corpus.Measuring;
using Wirefix.Traffic;

namespace Wirefix.Corpus;

/// <summary>
/// The command line: <c>table</c> measures the inspection, <c>page FILE</c> does and puts the tables into docs/findings.md,
/// <c>show</c> prints every finding, <c>record DIR</c> keeps the snapshots.
/// </summary>
internal static class CorpusCommand
{
    private const string Usage = "Usage: Wirefix.Corpus table [NAME...] | show NAME... | page FILE | record DIR [NAME...]";

    /// <summary>Runs it; 0 where it was done, 1 where the arguments say nothing that it knows.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter log)
    {
        switch (arguments)
        {
            case ["table", .. var names]:
                var measurement = await Measurement.OfAsync(Recorded(names, log));
                output.Write(MarkdownReport.Of(measurement));
                return 0;
            case ["show", .. { Length: > 0 } names]:
                foreach (var judgement in (await Measurement.OfAsync(Recorded(names, log))).Judgements)
                    output.Write(FindingList.Of(judgement));
                return 0;
            case ["page", var file]:
                var page = FindingsPage.Replace(await File.ReadAllTextAsync(file), "kinds", KindTable.Of());
                var report = MarkdownReport.Of(await Measurement.OfAsync(Recorded([], log)));
                await File.WriteAllTextAsync(file, FindingsPage.Replace(page, "corpus", report));
                return 0;
            case ["record", var folder, .. var names]:
                await foreach (var take in Recorded(names, log))
                    TakeFolder.Write(take, folder);
                return 0;
            default:
                log.WriteLine(Usage);
                return 1;
        }
    }

    private static async IAsyncEnumerable<Take> Recorded(string[] names, TextWriter log)
    {
        var watch = Stopwatch.StartNew();
        await foreach (var take in Recorder.RecordAsync(name => names.Length == 0 || names.Contains(name)))
        {
            var form = take.Healthy ? "healthy" : "faulty";
            log.WriteLine($"{watch.Elapsed.TotalSeconds,6:0.0} s  {take.Group}/{take.Name} {form}: {Summary(take.Snapshot)}");
            yield return take;
        }
    }

    private static string Summary(Snapshot snapshot)
    {
        var statuses = snapshot.Exchanges
            .CountBy(exchange => (exchange.Direction, exchange.Response.Status))
            .OrderBy(count => count.Key)
            .Select(count => $"{Way(count.Key.Direction)} {count.Key.Status} × {count.Value}");
        return $"{snapshot.Exchanges.Length} exchanges ({string.Join(", ", statuses)})";
    }

    private static string Way(Direction direction) => direction == Direction.Inbound ? "in" : "out";
}
