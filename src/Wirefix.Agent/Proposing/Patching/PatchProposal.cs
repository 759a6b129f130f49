using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing.Patching;

/// <summary>Turns a unified diff into edits of named symbols.</summary>
internal static class PatchProposal
{
    /// <summary>The proposal; null where the text is no unified diff, or changes nothing of substance.</summary>
    /// <param name="agent">Who proposes.</param>
    /// <param name="patch">The diff, with paths relative to <paramref name="home"/>.</param>
    /// <param name="solution">The code.</param>
    /// <param name="home">The solution's folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Proposal?> OfAsync(string agent, string patch, Solution solution, string home, CancellationToken cancellationToken)
    {
        var sources = new ChangedSources(solution, home);
        foreach (var file in UnifiedPatch.Read(patch))
        {
            var place = Path.GetFullPath(file.Path ?? file.OldPath, home);
            if (file.Path is null)
                sources.Refuse(place, "was removed; a fix removes no files");
            else if (Path.GetExtension(place) != ".cs")
                sources.Refuse(place, "is no C# source; a fix changes C# files of the solution's projects alone");
            else
                await WriteAsync(sources, file, place, solution, cancellationToken).ConfigureAwait(false);
        }

        return await sources.ProposalAsync(agent, cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(ChangedSources sources, PatchedFile file, string place, Solution solution, CancellationToken cancellationToken)
    {
        var document = solution.GetDocumentIdsWithFilePath(place).Select(id => solution.GetDocument(id)).FirstOrDefault();
        var old = document is null || file.IsNew ? "" : (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        var (text, failure) = file.Apply(old);
        if (document is null && !file.IsNew)
            sources.Refuse(place, "is no C# file of the solution; name it relative to the solution's folder");
        else if (text is null)
            sources.Refuse(place, failure!);
        else
            await sources.WriteAsync(place, _ => text, cancellationToken).ConfigureAwait(false);
    }
}
