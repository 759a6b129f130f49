using System.Text;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Reporting;

/// <summary>Writes what a fork of a solution changes as <c>git apply</c> takes it.</summary>
internal static class ForkPatch
{
    /// <summary>The changed and added files, in the order of their paths, which are relative to a folder.</summary>
    public static async Task<string> OfAsync(Solution before, Solution after, string folder, CancellationToken cancellationToken)
    {
        var patch = new StringBuilder();
        var touched = SolutionDiff.ChangedDocuments(before, after).Concat(SolutionDiff.AddedDocuments(before, after)).Select(id => after.GetDocument(id)!);
        foreach (var document in touched.DistinctBy(each => each.FilePath).OrderBy(each => each.FilePath, StringComparer.Ordinal))
        {
            var old = before.GetDocument(document.Id) is { } was ? await BytesAsync(was, cancellationToken).ConfigureAwait(false) : (ReadOnlyMemory<byte>?)null;
            var change = new FileChange(document.FilePath!, old, await BytesAsync(document, cancellationToken).ConfigureAwait(false));
            patch.Append(UnifiedDiff.Of(Path.GetRelativePath(folder, change.Path).Replace('\\', '/'), change));
        }

        return patch.ToString();
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Document document, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetBytes((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
}
