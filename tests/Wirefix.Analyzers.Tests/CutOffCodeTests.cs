using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Analyzers.Tests;

/// <summary>All rules over a file that was typed so far: it ends behind one of its tokens.</summary>
public sealed class CutOffCodeTests
{
    // Every token takes half a minute.
    private const int Step = 15;

    [Fact]
    public async Task Code_that_ends_early_never_throws()
    {
        var ends = SyntaxFactory.ParseTokens(EveryFault.Code).Select(token => token.Span.End).Where((_, index) => index % Step == 0);
        foreach (var end in ends)
            await EveryFault.In(EveryFault.Code[..end]).Survives();
    }
}
