using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Testing;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Checking.Liberties;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Tests.Proposing;

/// <summary>A solution in memory, what the wire showed of it, and what the built-in agent proposes.</summary>
internal sealed class CodeCase : IDisposable
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Text.Json.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly AdhocWorkspace _workspace = new();
    private ImmutableArray<string> _facts = ["wirefacts 1"];
    private ImmutableArray<Suspect> _suspects = [];

    /// <summary>Adds a project of one file that refers to those before it.</summary>
    public CodeCase Project(string name, string source)
    {
        var id = ProjectId.CreateNewId(name);
        var solution = _workspace.CurrentSolution;
        solution = solution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name, LanguageNames.CSharp, $"/{name}/{name}.csproj",
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
                projectReferences: solution.ProjectIds.Select(other => new ProjectReference(other)),
                metadataReferences: ReferenceAssemblies.Web))
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From(Usings), filePath: $"/{name}/Usings.cs")
            .AddDocument(DocumentId.CreateNewId(id), $"{name}.cs", SourceText.From(source), filePath: $"/{name}/{name}.cs");
        Assert.True(_workspace.TryApplyChanges(solution));
        return this;
    }

    /// <summary>Adds lines of wire facts.</summary>
    public CodeCase Facts(params string[] lines)
    {
        _facts = [.. _facts, .. lines];
        return this;
    }

    /// <summary>Adds a suspect, told as project, type and member, with the members of its call chain.</summary>
    public CodeCase Suspect(string member, params string[] chain)
    {
        _suspects = _suspects.Add(new Suspect
        {
            Location = Locate(member),
            Score = 1,
            Reasons = [],
            Bindings = [],
            CallChain = [.. chain.Select(link => new CallLink(Locate(link), EdgeKind.Direct, null))],
        });
        return this;
    }

    /// <summary>All that the agent proposes for a finding, each proposal made after those before it were refused.</summary>
    public async Task<ImmutableArray<Proposal>> ProposalsAsync(Finding finding)
    {
        await RequireCompilesAsync();
        var plan = new Plan
        {
            Finding = finding,
            Hypothesis = new Hypothesis(_suspects[0].Location, "", "", ""),
            Facts = string.Concat(_facts.Select(line => line + "\n")),
            Suspects = _suspects,
            Goal = new MetricGoal(PeakInFlight.MetricName, "calls", 4, ""),
            Baseline = new Measurement("", PeakInFlight.MetricName, 0, []),
        };
        var attempts = ImmutableArray<Attempt>.Empty;
        while (await new BuiltinAgent().ProposeAsync(new AgentTask(_workspace.CurrentSolution, plan, attempts), CancellationToken.None) is { } proposal)
            attempts = attempts.Add(new Attempt(proposal, []));
        return [.. attempts.Select(attempt => attempt.Proposal)];
    }

    /// <summary>A project's file as a proposal leaves it, which takes no liberty.</summary>
    public async Task<string> TextAsync(Proposal proposal, string project)
    {
        var result = await EditApplier.ApplyAsync(_workspace.CurrentSolution, proposal, CancellationToken.None);
        Assert.Empty(result.Failures);
        Assert.Empty(await LibertyCheck.TakenAsync(_workspace.CurrentSolution, result.Solution, CancellationToken.None));
        var changed = result.Solution.Projects.Single(each => each.Name == project);
        Assert.Empty((await changed.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return (await changed.Documents.Single(document => document.Name == $"{project}.cs").GetTextAsync()).ToString();
    }

    public void Dispose() => _workspace.Dispose();

    private SymbolLocation Locate(string member)
    {
        var (project, type, name) = member.Split('.') is [var first, var second, var third] ? (first, second, third) : throw new ArgumentException(member);
        var compilation = _workspace.CurrentSolution.Projects.Single(each => each.Name == project).GetCompilationAsync().GetAwaiter().GetResult()!;
        var symbol = compilation.GetTypeByMetadataName(type)!.GetMembers(name).Single();
        var line = symbol.Locations[0].GetLineSpan();
        return new SymbolLocation(symbol.GetDocumentationCommentId()!, $"{type}.{name}", project, line.Path, line.StartLinePosition.Line + 1);
    }

    private async Task RequireCompilesAsync()
    {
        foreach (var project in _workspace.CurrentSolution.Projects)
            Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }
}
