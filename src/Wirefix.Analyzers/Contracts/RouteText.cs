using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Reads the path of a URL or a route as the code writes it.</summary>
internal static class RouteText
{
    /// <summary>The path of a text literal or an interpolated string, its holes as variable segments; null where it names nothing.</summary>
    public static PathTemplate? Of(ExpressionSyntax url) => url switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => Of(text),
        InterpolatedStringExpressionSyntax text => Of(string.Concat(text.Contents.Select(Part))),
        _ => null,
    };

    /// <summary>The path of a text; null where no segment of it is a literal.</summary>
    public static PathTemplate? Of(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            text = text.IndexOf('/', scheme + 3) is var slash and >= 0 ? text.Substring(slash) : "";

        // A hole at the beginning is where the code keeps a base address.
        var segments = PathTemplate.Parse(text).Segments.Select(segment => segment.IndexOf('{') >= 0 ? "{value}" : segment)
            .SkipWhile((segment, index) => index == 0 && PathTemplate.IsVariable(segment)).ToArray();
        return segments.Any(segment => !PathTemplate.IsVariable(segment)) ? PathTemplate.Parse(string.Join("/", segments)) : null;
    }

    private static string Part(InterpolatedStringContentSyntax content) => content switch
    {
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        _ => "{value}",
    };
}
