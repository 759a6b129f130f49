using System.Collections.Immutable;
using Wirefix.Agent.Evaluating;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Commanding;
using Wirefix.Agent.Tests.Injections;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Replay;
using Wirefix.Traffic.Redaction;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Evaluating;

public sealed class EvalCaseTests : IDisposable
{
    private static readonly string Samples = Path.GetDirectoryName(SampleTree.Origin)!;
    private static readonly ImmutableArray<EvalCase> Cases = EvalCases.Read(Path.Combine(Samples, "eval.json"));

    private readonly string _folder = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_sample_is_a_case_and_its_service_is_there()
    {
        var samples = Directory.GetDirectories(Samples).Where(folder => Directory.Exists(Path.Combine(folder, "capture"))).Select(Path.GetFileName);

        var cases = Cases.Select(each => Path.GetFileNameWithoutExtension(each.Solution));
        Assert.Equal(samples.Order(StringComparer.Ordinal), cases.Order(StringComparer.Ordinal));
        var services = Cases.SelectMany(each => each.Service.Select(folder => Path.Combine(Path.GetDirectoryName(each.Solution)!, folder)));
        Assert.All(services, folder => Assert.True(Directory.Exists(folder), folder));
    }

    [Fact]
    public void An_agents_tree_has_the_code_and_nothing_that_tells_the_answer()
    {
        foreach (var @case in Cases)
        {
            using var tree = CaseTree.Of(@case);

            Assert.True(File.Exists(tree.Solution));
            // By its process, so that a later run knows what a killed one left.
            Assert.StartsWith($"wirefix-{Environment.ProcessId}-", Path.GetFileName(Path.GetDirectoryName(tree.Home)!), StringComparison.Ordinal);
            Assert.Equal(["src", "tests"], Directory.GetDirectories(tree.Home).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            var files = Directory.GetFiles(tree.Home, "*", SearchOption.AllDirectories);
            Assert.DoesNotContain(files, file => Path.GetExtension(file) is ".md" or ".patch" or ".har" or ".jsonl");
            Assert.False(File.Exists(Path.Combine(tree.Home, "alert.json")));
        }
    }

    [Theory]
    [InlineData("[]", "expected at least one case, found none")]
    [InlineData("{", "expected a list of cases, found a value of another kind, line 1")]
    [InlineData("[null]", "expected a case, found null")]
    [InlineData("[{\"name\":\"a\"}]", "found an object without 'faultClass', ")]
    [InlineData(
        """[{"name":"a","faultClass":"x","solution":"No.sln","capture":"c","alert":"a","service":[],"hiddenTest":{"kind":"replay","baseline":"b"}}]""",
        "case 'a' names No.sln, and there is nothing at ")]
    public void What_is_wrong_with_cases_is_said(string json, string why)
    {
        var file = Path.Combine(_folder, "cases.json");
        File.WriteAllText(file, json);

        var message = Assert.Throws<PreconditionException>(() => EvalCases.Read(file)).Message;

        Assert.StartsWith($"{file}: ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_test_needs_its_project()
    {
        var file = Path.Combine(_folder, "cases.json");
        File.WriteAllText(Path.Combine(_folder, "Shop.sln"), "");
        File.WriteAllText(
            file,
            """[{"name":"a","faultClass":"x","solution":"Shop.sln","capture":".","alert":".","service":["src"],"hiddenTest":{"kind":"tests","project":"No.csproj","files":[]}}]""");

        var message = Assert.Throws<PreconditionException>(() => EvalCases.Read(file)).Message;

        Assert.Contains("case 'a' names No.csproj, and there is nothing at ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "found a hidden test that does not say its 'kind'")]
    [InlineData("{\"kind\":\"guess\"}", "found an unknown 'guess' at $[0].hiddenTest")]
    [InlineData("{\"kind\":\"replay\"}", "found an object without 'baseline'")]
    [InlineData("{\"kind\":\"tests\",\"project\":\"No.csproj\"}", "found an object without 'files'")]
    [InlineData("{\"kind\":\"tests\",\"project\":\"No.csproj\",\"files\":[null]}", "case 'a' expects paths, found null")]
    [InlineData("{\"kind\":\"replay\",\"baseline\":\"\\u0000\"}", "case 'a' expects paths, found null or a text with")]
    public void What_is_wrong_with_a_hidden_test_is_said(string hidden, string why)
    {
        var file = Path.Combine(_folder, "cases.json");
        File.WriteAllText(
            file,
            $$"""[{"name":"a","faultClass":"x","solution":".","capture":".","alert":".","service":["src"],"hiddenTest":{{hidden}}}]""");

        Assert.Contains(why, Assert.Throws<PreconditionException>(() => EvalCases.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_names_where_the_service_is()
    {
        var file = Path.Combine(_folder, "cases.json");
        File.WriteAllText(Path.Combine(_folder, "Shop.sln"), "");
        File.WriteAllText(
            file, """[{"name":"a","faultClass":"x","solution":"Shop.sln","capture":".","alert":".","service":[],"hiddenTest":{"kind":"replay","baseline":"."}}]""");

        var message = Assert.Throws<PreconditionException>(() => EvalCases.Read(file)).Message;

        Assert.Contains("case 'a' names no folder of the service", message, StringComparison.Ordinal);
    }

    /// <summary>It would refute every fix, and each that is confirmed would count as falsely confirmed.</summary>
    [Fact]
    public async Task A_hidden_test_that_does_not_fit_the_code_judges_no_proposal()
    {
        var broken = Cases[0] with { Hidden = new HiddenTests("tests/No/No.csproj", []) };
        using var tree = CaseTree.Of(broken);

        var thrown = await Assert.ThrowsAsync<PreconditionException>(
            () => new Judging(broken, Redactor.Default, Quiet.Instance).JudgeAsync(tree, TestContext.Current.CancellationToken));

        Assert.StartsWith("the hidden test cannot be put to the code without a fix: it does not build: ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_cannot_be_begun_is_told_and_does_not_count()
    {
        var alert = Path.Combine(_folder, "alert.json");
        File.WriteAllText(alert, "{");
        var agent = new OwnedAgent();
        var request = new EvalRequest([Cases[0] with { Alert = alert }], "scripted", () => agent, Path.Combine(_folder, "results.jsonl"));

        var result = Assert.Single(await EvalRun.RunAsync(request, Quiet.Instance, TestContext.Current.CancellationToken));

        Assert.True(agent.IsDisposed);
        Assert.False(result.Counts);
        Assert.StartsWith(alert, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_file_of_results_is_not_run_again()
    {
        var results = Path.Combine(_folder, "results.jsonl");
        var known = Cases.Select(each => Results.Of(each.Name, "all", 1, passed: false) with { Agent = "scripted" }).ToList();
        var file = ResultFile.Open(results);
        foreach (var result in known)
            file.Append(result);
        var agent = new ScriptedAgent(_ => throw new InvalidOperationException("asked again"));

        Assert.Equal(known, await EvalRun.RunAsync(new EvalRequest(Cases, "scripted", () => agent, results), Quiet.Instance, TestContext.Current.CancellationToken));
    }

    /// <summary>The alert alone: neither the finding nor a number nor a suspect, which all come of the capture.</summary>
    [Theory]
    [InlineData("alert", false)]
    [InlineData("alert,traffic", true)]
    [InlineData("all", true)]
    public void Who_is_shown_the_alert_alone_is_told_nothing_of_the_capture(string condition, bool isTold)
    {
        var whole = InjectedContext.Of(Place.Alert, "Errors of the shop", _folder);
        var sections = EvalCondition.Named(condition)!.Sections;
        var plan = InjectionTests.Plan with { Baseline = new Measurement("", "peak_in_flight", 4711, []) };
        var shown = whole with { Parts = [.. whole.Parts.Where(part => sections.Contains(part.Section))] };
        var task = new AgentTask(Shop.Solution, plan, []) { Context = shown };

        var brief = CommandBrief.Of(task);

        Assert.Contains("Errors of the shop", brief, StringComparison.Ordinal);
        Assert.Equal(isTold, brief.Contains("4711", StringComparison.Ordinal));
        Assert.Equal(isTold, brief.Contains("GET /items/", StringComparison.Ordinal) || brief.Contains("shop.example", StringComparison.Ordinal));
    }

    private sealed class OwnedAgent : IAgent, IDisposable
    {
        public string Name => "owned";

        public bool IsDisposed { get; private set; }

        public Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken) => Task.FromResult<Proposal?>(null);

        public void Dispose() => IsDisposed = true;
    }
}
