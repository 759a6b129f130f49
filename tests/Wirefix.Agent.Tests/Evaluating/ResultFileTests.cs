using FsCheck;
using FsCheck.Fluent;
using Wirefix.Agent.Evaluating;

namespace Wirefix.Agent.Tests.Evaluating;

public sealed class ResultFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_appended_is_read() => Prop.ForAll(Results.Any, results =>
        Merged(Written("all", results)).SequenceEqual(results.DistinctBy(result => result.Key).Select(result => result.Key))).QuickCheckThrowOnFailure();

    /// <summary>Wherever it was killed: what is whole stays, what is torn is dropped, and what was to come can be appended.</summary>
    [Fact]
    public void A_run_that_was_killed_goes_on() => Prop.ForAll(Results.Any, Gen.Choose(0, 1_000).ToArbitrary(), (results, share) =>
    {
        var path = Written("killed", results);
        var bytes = File.ReadAllBytes(path);
        var kept = bytes.Length * share / 1_000;
        File.WriteAllBytes(path, bytes[..kept]);

        var file = ResultFile.Open(path);
        foreach (var result in results.Skip(bytes[..kept].Count(each => each == '\n')))
            file.Append(result);

        return File.ReadAllBytes(path).SequenceEqual(bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shards_merge_in_any_order() => Prop.ForAll(Results.Any, Results.Any, (one, other) =>
    {
        var (first, second) = (Written("1", one), Written("2", other));
        return Sorted(ResultFile.Merged(first, second)).SequenceEqual(Sorted(ResultFile.Merged(second, first)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_run_that_could_not_be_run_gives_way_to_one_that_could()
    {
        var could = Results.Of("files", "all", 1, passed: true);

        Assert.Equal([could], ResultFile.Merged(Written("1", [could with { Outcome = null, Passed = false }]), Written("2", [could])));
    }

    [Fact]
    public void A_line_that_is_no_result_is_told_with_its_number()
    {
        var path = Written("broken", [Results.Of("files", "all", 1, passed: true)]);
        File.AppendAllText(path, "{\"case\":3}\n");

        var message = Assert.Throws<PreconditionException>(() => ResultFile.Merged(path)).Message;
        Assert.Equal($"{path}, line 2: expected a result of wirefix eval, found a value of another kind at $.case, line 1.", message);
    }

    /// <summary>A name that was mistaken must not cost what the file held.</summary>
    [Theory]
    [InlineData("notes without a line end")]
    [InlineData("[{\"name\":\"files\"}]")]
    [InlineData("{\"case\":\"files\"}\nnotes")]
    public void A_file_that_holds_something_else_stays_as_it_is(string text)
    {
        var path = Path.Combine(_folder, "other");
        File.WriteAllText(path, text);

        var message = Assert.Throws<PreconditionException>(() => ResultFile.Open(path)).Message;

        Assert.StartsWith($"{path}: expected a file of results of wirefix eval", message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    private string Written(string name, IEnumerable<EvalResult> results)
    {
        var path = Path.Combine(_folder, name);
        File.Delete(path);
        var file = ResultFile.Open(path);
        foreach (var result in results)
            file.Append(result);
        return path;
    }

    private static IEnumerable<EvalKey> Merged(string path) => ResultFile.Merged(path).Select(result => result.Key);

    private static IEnumerable<EvalResult> Sorted(IEnumerable<EvalResult> results) => results.OrderBy(result => result.Key.ToString(), StringComparer.Ordinal);
}
