using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Tests.Editing;

/// <summary>Applies edits to sources in memory.</summary>
internal static class Edited
{
    public static async Task<EditResult> ApplyAsync(Sources sources, params Edit[] edits)
    {
        var solution = (await sources.LoadAsync()).Solution;
        return await EditApplier.ApplyAsync(solution, new Proposal("test", "Changes something.", [.. edits]), CancellationToken.None);
    }

    /// <summary>The text of <c>Shop.cs</c> after edits that all resolve.</summary>
    public static async Task<string> TextAsync(string source, params Edit[] edits)
    {
        using var sources = new Sources().Add("Shop", source);
        var result = await ApplyAsync(sources, edits);
        Assert.Empty(result.Failures);
        return await TextAsync(result.Solution, "Shop.cs");
    }

    /// <summary>Why the only edit of <c>Shop.cs</c> does not resolve; the text is as it was.</summary>
    public static async Task<string> FailureAsync(string source, Edit edit)
    {
        using var sources = new Sources().Add("Shop", source);
        var result = await ApplyAsync(sources, edit);
        Assert.Equal(source, await TextAsync(result.Solution, "Shop.cs"));
        return Assert.Single(result.Failures);
    }

    public static async Task<string> TextAsync(Solution solution, string file) =>
        (await solution.Projects.SelectMany(project => project.Documents).Single(document => document.Name == file).GetTextAsync()).ToString();

    public static async Task<ImmutableArray<string>> ErrorsAsync(Solution solution, string project)
    {
        var compilation = await solution.Projects.Single(each => each.Name == project).GetCompilationAsync();
        return [.. compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }
}
