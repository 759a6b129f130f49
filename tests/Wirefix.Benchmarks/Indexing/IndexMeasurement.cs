using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Wirefix.Benchmarks.Captures;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Mapping;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Benchmarks.Indexing;

/// <summary>
/// Measures the wire index of a generated solution: made anew, brought up to date, and asked; beside a text search of the same tree in
/// the same run.
/// </summary>
internal static class IndexMeasurement
{
    /// <summary>The argument that makes this program the process that is measured.</summary>
    public const string RefreshOnly = "index-refresh";

    private const int Rounds = 5;

    private const string Exchange = "PUT /api/things7/{id}";

    private static readonly string[] Payload = ["displayName", "amount", "createdAt", "state"];

    /// <summary>Makes the solution in temp, measures, prints and removes it.</summary>
    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-benchmark-");
        try
        {
            SolutionGenerator.Write(folder.FullName);
            Measure(folder.FullName, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Brings the index of a tree up to date and asks it once, then over and over; says seconds, places and memory. What
    /// <see cref="RefreshOnly"/> runs.
    /// </summary>
    public static void Refresh(string folder, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var index = WireIndexer.Refresh(folder, CancellationToken.None);
        var refreshed = clock.Elapsed.TotalSeconds;
        var found = Ask(index).Length;
        var answered = clock.Elapsed.TotalSeconds;
        var peak = Memory.PeakBytes();
        var again = Spent.Median(() => Ask(index));
        var fromDisk = Spent.Median(() => Ask(WireIndexer.Refresh(folder, CancellationToken.None)));
        var mapped = Spent.Median(() => ServiceMapper.Map(index));
        double[] figures =
        [
            refreshed, answered, again, fromDisk, peak, index.Files.Sum(Places), found,
            mapped, ServiceMapper.Map(index).Calls.Length,
            Spent.Median(() => Ask(index, Exchange)), Spent.Median(() => Ask(WireIndexer.Refresh(folder, CancellationToken.None), Exchange)),
        ];
        output.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
    }

    private static void Measure(string folder, TextWriter output)
    {
        var cold = Enumerable.Range(0, Rounds).Select(_ => Cold(folder)).OrderBy(figures => figures[0]).ElementAt(Rounds / 2);
        var warm = Enumerable.Range(0, Rounds).Select(_ => Child(folder)).OrderBy(figures => figures[1]).ElementAt(Rounds / 2);
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        var store = new FileInfo(Path.Combine(folder, ".wirefix", "index", "wires.bin"));
        var tool = TextSearch.Tool;
        var megabytes = files.Sum(file => new FileInfo(file).Length) / 1e6;
        output.WriteLine(Format($"{SolutionGenerator.Projects} projects, {files.Length} files, {megabytes:0.0} MB of C#,"));
        output.WriteLine(Format($"{cold[5]:N0} places, {store.Length / 1e6:0.0} MB stored\n"));
        output.WriteLine("| what | figure |\n|---|---|");
        output.WriteLine(Format($"| index made anew, in a process that just began | {cold[0]:0.00} s |"));
        output.WriteLine(Format($"| first answer from the stored index, in a process that just began | {warm[1] * 1000:0} ms |"));
        output.WriteLine(Format($"| later answers from the stored index, the tree looked through each time | {warm[3] * 1000:0} ms |"));
        output.WriteLine(Format($"| answers of an index in memory ({warm[6]:N0} places found) | {warm[2] * 1000:0.0} ms |"));
        output.WriteLine(Format($"| the last two, asked of one exchange | {warm[10] * 1000:0} and {warm[9] * 1000:0} ms |"));
        output.WriteLine(Format($"| service map of an index in memory ({warm[8]:N0} calls) | {warm[7] * 1000:0} ms |"));
        output.WriteLine(Format($"| peak memory, made anew | {cold[4] / 1e6:0} MB |"));
        output.WriteLine(Format($"| peak memory, stored | {warm[4] / 1e6:0} MB |"));
        output.WriteLine(Format($"| {tool} for one name as a process | {Spent.Median(() => TextSearch.Run(Payload[0], folder)) * 1000:0} ms |"));
    }

    private static string Format(FormattableString text) => FormattableString.Invariant(text);

    private static ImmutableArray<RankedPlace> Ask(WireIndex index, params string[] paths) =>
        WireSearch.Find(index, new WireQuery(["display_name", .. paths]) { Payload = [.. Payload] });

    private static int Places(IndexedFile file) => file.Places.Length + file.Mentions.Sum(member => member.Mentions.Length);

    private static double[] Cold(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, ".wirefix")))
            Directory.Delete(Path.Combine(folder, ".wirefix"), recursive: true);
        return Child(folder);
    }

    private static double[] Child(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(IndexMeasurement).Assembly.Location);
        // As in the command.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.ArgumentList.Add(RefreshOnly);
        start.ArgumentList.Add(folder);
        using var child = Process.Start(start)!;
        var answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return [.. answer.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }
}
