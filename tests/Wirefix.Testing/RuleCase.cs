using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Testing;

/// <summary>What a rule is tried on; each method answers with a new case or runs it. The last project is the one that sources go to.</summary>
/// <typeparam name="TRule">The rule under test.</typeparam>
/// <param name="Projects">The projects of the case, each referring to those before it.</param>
public sealed record RuleCase<TRule>(ImmutableArray<TestProject> Projects)
    where TRule : DiagnosticAnalyzer, new()
{
    /// <summary>Adds a source to the project under test.</summary>
    public RuleCase<TRule> Source(string marked) => Change(project => project with { Sources = project.Sources.Add(marked) });

    /// <summary>Sets the <c>.editorconfig</c> of the project under test.</summary>
    public RuleCase<TRule> EditorConfig(string text) => Change(project => project with { EditorConfig = text });

    /// <summary>Adds an additional file, with markup, to the project under test.</summary>
    public RuleCase<TRule> AdditionalFile(string name, string text) =>
        Change(project => project with { AdditionalFiles = project.AdditionalFiles.Add((name, text)) });

    /// <summary>Adds wire facts to the project under test: the lines of a <c>.wirefacts</c> file below its first.</summary>
    public RuleCase<TRule> Facts(params string[] lines) =>
        AdditionalFile("observed.wirefacts", string.Concat(lines.Prepend("wirefacts 1").Select(line => line + "\n")));

    /// <summary>Compiles the project under test without the SDK's implicit usings.</summary>
    public RuleCase<TRule> WithoutImplicitUsings() => Change(project => project with { GlobalUsings = "" });

    /// <summary>Compiles the project under test with Newtonsoft.Json.</summary>
    public RuleCase<TRule> WithNewtonsoft() => Change(project => project with { HasNewtonsoft = true });

    /// <summary>Compiles the project under test as an application, so that it may have top-level statements.</summary>
    public RuleCase<TRule> AsApplication() => Change(project => project with { Output = OutputKind.ConsoleApplication });

    /// <summary>Puts a project with one source before the project under test.</summary>
    public RuleCase<TRule> Referring(string name, SeenAs seenAs, string source) =>
        new(Projects.Insert(Projects.Length - 1, new TestProject(name) { SeenAs = seenAs, Sources = [source] }));

    /// <summary>Starts another project that refers to all before it; sources that follow go there.</summary>
    public RuleCase<TRule> AndProject(string name) => new(Projects.Add(new TestProject(name)));

    /// <summary>The rule reports exactly what the markup says, at least once.</summary>
    public async Task IsReported()
    {
        if (!MarksRule())
            throw new VerificationException("The case expects a diagnostic and marks none.");

        await CheckBefore();
    }

    /// <summary>The rule reports exactly what the markup says, with these messages in the order of their places.</summary>
    public async Task IsReported(params string[] messages)
    {
        await IsReported();
        var said = await Messages();
        if (!said.SequenceEqual(messages))
            throw new VerificationException($"expected messages:\n  {string.Join("\n  ", messages)}\nmessages:\n  {string.Join("\n  ", said)}");
    }

    /// <summary>The rule reports nothing.</summary>
    public async Task IsSilent()
    {
        if (MarksRule())
            throw new VerificationException("The case expects silence and marks a diagnostic.");

        await CheckBefore();
    }

    /// <summary>The rule does not throw, whatever it reports and whatever the compiler thinks of the code.</summary>
    public async Task Survives() => await Analysis.RunAsync(Build(text => text), new TRule(), CancellationToken.None);

    /// <summary>
    /// The fix, one by one and by every kind of Fix All, turns the sources into these, which are clean but for their markup. The project under
    /// test is there twice, as Fix All in a solution does more than in a project only then.
    /// </summary>
    public async Task Becomes<TFix>(params string[] sources)
        where TFix : CodeFixProvider, new()
    {
        await IsReported();
        var twin = ProjectId.CreateNewId();
        var before = Projects[^1].AsTwin(twin).AddTo(Build(text => text), Projects.SkipLast(1), text => text);
        var after = After(sources).Projects;
        after = after.Add(after[^1].AsTwin(twin));
        foreach (var run in FixRuns.All)
        {
            var (name, result) = (run.Name, await run.Apply(before, new TRule(), new TFix(), CancellationToken.None));
            await FixResult.CheckAsync(name, result, after, CancellationToken.None);
            await Expectation.CheckAsync($"after {name}", result, after, new TRule(), CancellationToken.None);
        }
    }

    /// <summary>The rule reports what the markup says, and the fix has no offer for it.</summary>
    public async Task HasNo<TFix>()
        where TFix : CodeFixProvider, new()
    {
        await IsReported();
        var solution = Build(text => text);
        foreach (var diagnostic in await Analysis.RunAsync(solution, new TRule(), CancellationToken.None))
        {
            if (await FixRuns.OfferAsync(solution, diagnostic, new TFix(), CancellationToken.None) is { } offer)
                throw new VerificationException($"The fix offers '{offer.Title}' for {diagnostic}; no offer was expected.");
        }
    }

    /// <summary>The rule reports what the markup says, and the fix offers this first, whatever else then has to be mended by hand.</summary>
    public async Task IsOffered<TFix>(string title)
        where TFix : CodeFixProvider, new()
    {
        await IsReported();
        var solution = Build(text => text);
        foreach (var diagnostic in await Analysis.RunAsync(solution, new TRule(), CancellationToken.None))
        {
            if (await FixRuns.OfferAsync(solution, diagnostic, new TFix(), CancellationToken.None) is not { } offer || offer.Title != title)
                throw new VerificationException($"The fix does not offer '{title}' for {diagnostic}.");
        }
    }

    /// <summary>What the rule says, in the order of the places.</summary>
    public async Task<ImmutableArray<string>> Messages()
    {
        var diagnostics = await Analysis.RunAsync(Build(text => text), new TRule(), CancellationToken.None);
        return [.. diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
    }

    /// <summary>The documents under test and what the rule reports there, for tests that call a fix themselves.</summary>
    public async Task<ImmutableArray<(Document Document, Diagnostic Diagnostic)>> Reports()
    {
        var solution = Build(text => text);
        var diagnostics = await Analysis.RunAsync(solution, new TRule(), CancellationToken.None);
        return [.. diagnostics.Select(diagnostic => (solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic))];
    }

    /// <summary>Whether anything that the rule may say is marked, be it by its id.</summary>
    private bool MarksRule()
    {
        var ids = new TRule().SupportedDiagnostics.Select(descriptor => descriptor.Id).ToHashSet(StringComparer.Ordinal);
        return Projects.Any(project => project.Marked.Any(file => file.Markup.Expected.Any(mark => mark.Id is null || ids.Contains(mark.Id))));
    }

    private async Task CheckBefore()
    {
        await Expectation.CheckAsync("before any fix", Build(text => text), Projects, new TRule(), CancellationToken.None);
        var ids = new TRule().SupportedDiagnostics.Select(descriptor => descriptor.Id).ToArray();
        var suppressed = Build(text => $"#pragma warning disable {string.Join(", ", ids)}\n{text}");
        // A pragma says nothing about files that are no sources.
        var reported = await Analysis.RunAsync(suppressed, new TRule(), CancellationToken.None);
        if (reported.FirstOrDefault(found => found.Location.Kind != LocationKind.ExternalFile) is { } first)
            throw new VerificationException($"The rule reports under '#pragma warning disable': {first}");
    }

    /// <summary>The case with its marked sources replaced, in order; the others are to stay as they are.</summary>
    private RuleCase<TRule> After(string[] sources)
    {
        var rest = new Queue<string>(sources);
        var after = new RuleCase<TRule>([.. Projects.Select(project => project with { Sources = [.. project.Sources.Select(Fixed)] })]);
        return rest.Count == 0 ? after : throw new VerificationException($"{rest.Count} more fixed sources are given than sources are marked.");

        string Fixed(string source) => Markup.Parse(source).Expected.IsEmpty || !rest.TryDequeue(out var replacement) ? source : replacement;
    }

    private Solution Build(Func<string, string> prepare)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        for (var i = 0; i < Projects.Length; i++)
            solution = Projects[i].AddTo(solution, Projects.Take(i), prepare);
        return solution;
    }

    private RuleCase<TRule> Change(Func<TestProject, TestProject> change) => new(Projects.SetItem(Projects.Length - 1, change(Projects[^1])));
}
