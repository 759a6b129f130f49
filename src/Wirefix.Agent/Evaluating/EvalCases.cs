using System.Collections.Immutable;
using System.Text.Json;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Evaluating;

/// <summary>Reads cases from a JSON file with a list of them, or from all such files of a folder. Paths are relative to the file.</summary>
public static class EvalCases
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The cases, in the order of files and lists, with full paths.</summary>
    /// <exception cref="PreconditionException">There is no such file, it cannot be read, or a case names what is not there.</exception>
    public static ImmutableArray<EvalCase> Read(string path)
    {
        if (!Path.Exists(path))
            throw new PreconditionException($"{path}: expected a JSON file of cases, or a folder of such files, found nothing; check the path.");
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal).ToArray() : [path];
        ImmutableArray<EvalCase> cases = [.. files.SelectMany(ReadFile)];
        if (cases.IsEmpty)
            throw new PreconditionException($"{path}: expected at least one case, found none.");
        return cases.GroupBy(each => each.Name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new PreconditionException($"{path}: expected names that are told apart, found '{twice.Key}' {twice.Count()} times.")
            : cases;
    }

    private static IEnumerable<EvalCase> ReadFile(string file)
    {
        try
        {
            var cases = JsonSerializer.Deserialize<EvalCase?[]>(File.ReadAllText(file), Options) ?? [];
            return cases.Select(each => each ?? throw new PreconditionException($"{file}: expected a case, found null.")).Select(each => Rooted(each, file));
        }
        catch (JsonException wrong)
        {
            throw new PreconditionException($"{file}: expected a list of cases, found {JsonFault.Of(wrong)}.", wrong);
        }
        catch (NotSupportedException wrong)
        {
            throw new PreconditionException($"{file}: expected a list of cases, found a hidden test that does not say its 'kind'.", wrong);
        }
    }

    private static EvalCase Rooted(EvalCase @case, string file)
    {
        if (PathsOf(@case).Any(path => path is null || path.Contains('\0', StringComparison.Ordinal)))
            throw new PreconditionException($"{file}: case '{@case.Name}' expects paths, found null or a text with the character U+0000 in it.");
        var solution = There(@case.Solution);
        if (@case.Service.IsDefaultOrEmpty)
            throw new PreconditionException($"{file}: case '{@case.Name}' names no folder of the service that holds the fault.");
        return @case with
        {
            Solution = solution,
            Capture = There(@case.Capture),
            Alert = There(@case.Alert),
            Hidden = @case.Hidden switch
            {
                HiddenReplay replay => new HiddenReplay(There(replay.Baseline)),
                HiddenTests tests => Tests(tests),
                var other => other,
            },
        };

        HiddenTests Tests(HiddenTests tests)
        {
            _ = Below(Path.GetDirectoryName(solution)!, tests.Project);
            return tests with { Files = [.. tests.Files.Select(There)] };
        }

        string There(string path) => Below(Path.GetDirectoryName(Path.GetFullPath(file))!, path);

        string Below(string folder, string path)
        {
            var full = Path.GetFullPath(path, folder);
            return Path.Exists(full) ? full : throw new PreconditionException($"{file}: case '{@case.Name}' names {path}, and there is nothing at {full}.");
        }
    }

    // What JSON says is no null may still hold one in a list.
    private static IEnumerable<string?> PathsOf(EvalCase @case) =>
    [
        @case.Solution, @case.Capture, @case.Alert, .. @case.Service, .. @case.LeaveOut,
        .. @case.Hidden switch
        {
            HiddenReplay replay => [replay.Baseline],
            HiddenTests tests => [tests.Project, .. tests.Files],
            _ => Array.Empty<string>(),
        },
    ];
}
