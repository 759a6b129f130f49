using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Facts.Text;

namespace Wirefix.Workspace.Checking;

/// <summary>The wire facts of a capture as a file that rules read, without there being one.</summary>
internal sealed class CapturedFacts(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    /// <inheritdoc/>
    public override string Path => "captured" + FactText.Extension;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
