using Microsoft.CodeAnalysis;

namespace Wirefix.CodeFixes;

/// <summary>A document that a fix has changed.</summary>
/// <param name="Document">The document as it is to be.</param>
/// <param name="Title">What the lightbulb says.</param>
internal sealed record FixedDocument(Document Document, string Title);
