using System.Globalization;
using System.Reflection;

namespace Wirefix.Benchmarks.Captures;

/// <summary>Measures <c>wirefix inspect</c> and <c>wirefix convert</c> as processes on captures that are bodies for the most part.</summary>
internal static class InspectMeasurement
{
    private static readonly int[] Pairs = [40_000, 80_000, 120_000, 160_000, 240_000];

    private static string Command =>
        typeof(InspectMeasurement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Command").Value!;

    /// <summary>Makes the captures in temp, measures, prints a table and removes them.</summary>
    public static void Run(TextWriter output)
    {
        output.WriteLine("| capture | command | time | processor time | peak memory |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var pairs in Pairs)
        {
            var folder = Directory.CreateTempSubdirectory("wirefix-benchmark-");
            try
            {
                var capture = Path.Combine(folder.FullName, "raw.jsonl");
                using (var file = File.Create(capture))
                    LongBodies.Write(file, pairs);
                var named = $"{pairs.ToString("N0", CultureInfo.InvariantCulture)} pairs, {Number(new FileInfo(capture).Length / 1e6)} MB";
                output.WriteLine(Row(named, "inspect", capture));
                output.WriteLine(Row(named, "convert", capture, "--output", Path.Combine(folder.FullName, "converted.har")));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static string Row(string capture, string command, params string[] arguments)
    {
        var cost = ProcessCost.Of("dotnet", [Command, command, .. arguments]);
        return $"| {capture} | `wirefix {command}` | {Seconds(cost.Seconds)} | {Seconds(cost.ProcessorSeconds)} | {Number(cost.PeakBytes / 1e6)} MB |";
    }

    private static string Seconds(double seconds) => $"{seconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
