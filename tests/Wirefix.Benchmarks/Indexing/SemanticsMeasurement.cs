using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Wirefix.Benchmarks.Captures;
using Wirefix.Workspace;

namespace Wirefix.Benchmarks.Indexing;

/// <summary>
/// Measures <c>wirefix locate</c> as a process on a generated solution, by names alone and with the projects loaded that a capture leads to, beside
/// a text search and beside opening the whole solution with MSBuild.
/// </summary>
internal static class SemanticsMeasurement
{
    /// <summary>The argument that makes this program the process that opens the solution.</summary>
    public const string OpenOnly = "semantics-open";

    private const int Exchanges = 20;

    private static string Command =>
        typeof(SemanticsMeasurement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Command").Value!;

    /// <summary>Makes the solution and the capture in temp, measures, prints and removes them.</summary>
    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-benchmark-");
        try
        {
            SolutionGenerator.Write(folder.FullName);
            var solution = Path.Combine(folder.FullName, "Company.slnx");
            var capture = Path.Combine(folder.FullName, "capture.jsonl");
            File.WriteAllLines(capture, Enumerable.Range(0, Exchanges).SelectMany(Call));
            Start("dotnet", "restore", solution);
            Measure(folder.FullName, solution, capture, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Opens a solution with all its projects. What <see cref="OpenOnly"/> runs.</summary>
    public static async Task OpenAsync(string solution, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var loaded = await SolutionLoader.OpenAsync(solution, null, CancellationToken.None);
        foreach (var project in loaded.Solution.Projects)
            await project.GetCompilationAsync();
        output.WriteLine(clock.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
    }

    private static void Measure(string folder, string solution, string capture, TextWriter output)
    {
        Start("dotnet", Command, "locate", folder, "--name", "display_name");
        output.WriteLine("| what | figure |\n|---|---|");
        Row($"{TextSearch.Tool} for one name", Spent.Median(() => TextSearch.Run("display_name", folder)));
        Row("`wirefix locate --name`, index stored", Spent.Median(() => Start("dotnet", Command, "locate", folder, "--name", "display_name")));
        Row("`wirefix locate --capture`, index stored", Spent.Median(() => Start("dotnet", Command, "locate", solution, "--capture", capture)));
        Row("the whole solution opened with MSBuild", Spent.On(() => Start(Environment.ProcessPath!, OpenOnly, solution)).Seconds);

        void Row(string what, double seconds) => output.WriteLine(FormattableString.Invariant($"| {what} | {seconds:0.00} s |"));
    }

    private static void Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    // Every fourth thing has no name, and neither the service that gets it nor the one behind takes it.
    private static string[] Call(int number)
    {
        var fails = number % 4 == 0;
        var thing = JsonSerializer.Serialize(new { id = $"t{number}", displayName = fails ? null : $"Thing {number}", amount = number * 1.5, state = "OPEN" });
        return [Pair(number, "OUT", 5, "service003.internal:80", thing, fails ? 400 : 204), Pair(number, "IN", 0, "localhost:5001", thing, fails ? 500 : 204)];
    }

    private static string Pair(int number, string direction, int delay, string address, string thing, int status)
    {
        var path = $"/api/things0/t{number}";
        var started = new DateTime(2026, 11, 30, 14, 0, 0, DateTimeKind.Utc).AddSeconds(number).AddMilliseconds(delay).ToString("O", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string[]> { ["Content-Type"] = ["application/json"] };
        return JsonSerializer.Serialize(new
        {
            msgType = "rrpair",
            ts = started,
            l7protocol = "http",
            duration = 20 - (2 * delay),
            direction,
            service = "Service001",
            network_address = address,
            command = "PUT",
            location = path,
            status = status.ToString(CultureInfo.InvariantCulture),
            http = new
            {
                req = new { url = path, uri = path, method = "PUT", host = address, headers, body = thing },
                res = new { statusCode = status, headers },
            },
        });
    }
}
