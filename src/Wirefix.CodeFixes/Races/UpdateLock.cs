using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>The semaphore of a class that lets one update run at a time: one that it has already, or a new one.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="IsStatic">Whether all instances share it.</param>
/// <param name="IsNew">Whether the class does not have it yet.</param>
internal sealed record UpdateLock(string Name, bool IsStatic, bool IsNew)
{
    /// <summary>The lock of a class.</summary>
    public static UpdateLock Of(TypeDeclarationSyntax type, bool isStatic, SemanticModel model) =>
        Fields(type).FirstOrDefault(field => IsLock(field) && IsShared(field) == isStatic) is { } known
            ? new UpdateLock(known.Declaration.Variables[0].Identifier.ValueText, isStatic, IsNew: false)
            : new UpdateLock(FreeName(type, isStatic, model), isStatic, IsNew: true);

    /// <summary>Whether code waits at this lock already, or calls a method of the class that does, or is called by one.</summary>
    public bool IsTakenBy(UpdateRegion region, IReadOnlyCollection<MethodDeclarationSyntax> others)
    {
        var takers = region.Type.Members.OfType<MethodDeclarationSyntax>().Where(method => Mentions(method, Name)).Concat(others).ToArray();
        return (!IsNew && Mentions(region.Method, Name))
            || takers.Append(region.Method).Any(taker => region.Statements.Any(statement => Calls(statement, taker)))
            || takers.Any(taker => Calls(taker, region.Method));
    }

    /// <summary>Adds the field to the class, behind the fields that it has.</summary>
    public void Declare(TypeDeclarationSyntax type, string semaphore, SourceEdits edits)
    {
        var isShort = ((CSharpParseOptions)type.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;
        var made = isShort ? "new(1, 1)" : $"new {semaphore}(1, 1)";
        var field = $"private {(IsStatic ? "static " : "")}readonly {semaphore} {Name} = {made};";
        if (Fields(type).LastOrDefault() is { } last)
        {
            edits.Insert(last.GetLastToken().EndWithComment(), edits.NewLine + edits.IndentAt(last.SpanStart) + field);
            return;
        }

        var indent = edits.IndentAt(type.OpenBraceToken.SpanStart) + edits.Unit;
        edits.Insert(type.OpenBraceToken.Span.End, edits.NewLine + indent + field + edits.NewLine);
    }

    /// <summary>Puts the statements of a region behind the lock.</summary>
    public void Enclose(UpdateRegion region, string token, string configured, SourceEdits edits)
    {
        var indent = edits.IndentAt(region.First.SpanStart);
        edits.InsertLinesBefore(region.First, SemaphoreCode.Enter(Name, token, configured), indent);
        var end = region.Last.GetLastToken().EndWithComment();
        edits.Shift(TextSpan.FromBounds(edits.StartWithComments(region.First) - 1, end), edits.Unit.Length);
        edits.Insert(end, string.Concat(SemaphoreCode.Leave(Name, edits.Unit).Select(line => edits.NewLine + indent + line)));
    }

    private static IEnumerable<FieldDeclarationSyntax> Fields(TypeDeclarationSyntax type) => type.Members.OfType<FieldDeclarationSyntax>();

    private static bool IsShared(FieldDeclarationSyntax field) => field.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static bool IsLock(FieldDeclarationSyntax field) =>
        field.Declaration is { Type: SimpleNameSyntax { Identifier.ValueText: nameof(SemaphoreSlim) }, Variables.Count: 1 }
        && field.Declaration.Variables[0].Initializer?.Value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments }
        && arguments.All(argument => argument.Expression is LiteralExpressionSyntax { Token.Value: 1 });

    /// <summary>A name as the class names its private fields.</summary>
    private static string FreeName(TypeDeclarationSyntax type, bool isStatic, SemanticModel model)
    {
        var names = Fields(type).Where(field => IsShared(field) == isStatic)
            .Where(field => !field.Modifiers.Any(SyntaxKind.PublicKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(field => field.Declaration.Variables).Select(variable => variable.Identifier.ValueText).ToArray();
        var wanted = names.FirstOrDefault() is not { Length: > 0 } like ? isStatic ? "Gate" : "_gate"
            : like[0] == '_' ? "_gate" : like.StartsWith("s_", StringComparison.Ordinal) ? "s_gate" : char.IsUpper(like[0]) ? "Gate" : "gate";
        return new FreeNames(type, type.OpenBraceToken.Span.End, model).Take(wanted);
    }

    private static bool Mentions(SyntaxNode code, string name) =>
        code.DescendantNodes().OfType<IdentifierNameSyntax>().Any(node => node.Identifier.ValueText == name);

    /// <summary>Whether code calls a method of the same object, or names it.</summary>
    private static bool Calls(SyntaxNode code, MethodDeclarationSyntax method) => code.DescendantNodes().OfType<SimpleNameSyntax>()
        .Any(name => name.Identifier.ValueText == method.Identifier.ValueText
            && name.Parent is not (MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } or MemberBindingExpressionSyntax));
}
