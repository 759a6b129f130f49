using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Loading;

/// <summary>Takes out of a solution what is nested so deep that the compiler would end the process over it.</summary>
internal static class DeepDocuments
{
    /// <summary>The solution without such documents, with a message for each.</summary>
    public static async Task<(Solution Solution, ImmutableArray<string> Problems)> RemoveAsync(Solution solution, CancellationToken ct)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var kept = solution;
        foreach (var document in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents))
        {
            // What a condition leaves out of one project it may leave in another.
            var options = (CSharpParseOptions)document.Project.ParseOptions!;
            var text = await document.GetTextAsync(ct);
            if (SourceSyntax.DepthProblem(text.ToString(), options, ct) is not { } problem)
                continue;
            problems.Add($"{document.FilePath}: {problem}; it is left out of its project.");
            kept = kept.RemoveDocument(document.Id);
        }

        return (kept, problems.ToImmutable());
    }
}
