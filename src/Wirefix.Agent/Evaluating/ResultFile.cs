using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Evaluating;

/// <summary>A file of results, a line each. A run that is killed leaves at most a torn last line, which the next one drops.</summary>
public sealed class ResultFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    // How every line begins.
    private static readonly byte[] Beginning = Encoding.UTF8.GetBytes("{\"case\":\"");

    private readonly string _path;

    private ResultFile(string path) => _path = path;

    /// <summary>Opens a file to go on with, or a new one, and cuts off a torn last line.</summary>
    /// <exception cref="PreconditionException">What stands behind its last line end is no torn result: the file is another one, and stays as it is.</exception>
    public static ResultFile Open(string path)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var whole = WholeLines(file);
        if (!IsTorn(file, whole))
        {
            throw new PreconditionException(
                $"{path}: expected a file of results of wirefix eval to go on with, found another one; name a new file with --results.");
        }

        file.SetLength(whole);
        return new ResultFile(path);
    }

    /// <summary>
    /// The results of files, one for each run: of several one that counts, and of these one that does not pass. The order of files does not matter.
    /// </summary>
    /// <exception cref="PreconditionException">There is no such file, or a whole line of it is no result.</exception>
    public static ImmutableArray<EvalResult> Merged(params IEnumerable<string> paths) =>
    [
        .. paths.SelectMany(Read).GroupBy(result => result.Key)
            .Select(same => same.OrderByDescending(result => result.Counts).ThenBy(result => result.Passed).ThenBy(result => result.Outcome)
                .ThenBy(result => result.Reason, StringComparer.Ordinal).ThenBy(result => result.Seconds).First()),
    ];

    /// <summary>Appends a result; it is on the disk when this returns.</summary>
    public void Append(EvalResult result)
    {
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(result, Options) + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static IEnumerable<EvalResult> Read(string path)
    {
        if (!File.Exists(path))
            throw new PreconditionException($"{path}: expected a file of results, found nothing; check the path.");
        var text = File.ReadAllText(path);
        // What stands behind the last line end was torn off as it was written.
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select((line, index) => Parse(line, path, index + 1));
    }

    private static EvalResult Parse(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<EvalResult>(line, Options) ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new PreconditionException(
                string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}: expected a result of wirefix eval, found {JsonFault.Of(wrong)}."), wrong);
        }
    }

    private static bool IsTorn(FileStream file, long whole)
    {
        file.Position = whole;
        var begun = new byte[Beginning.Length];
        var read = file.ReadAtLeast(begun, begun.Length, throwOnEndOfStream: false);
        return Beginning.AsSpan().StartsWith(begun.AsSpan(0, read));
    }

    private static long WholeLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                return end;
        }

        return 0;
    }
}
