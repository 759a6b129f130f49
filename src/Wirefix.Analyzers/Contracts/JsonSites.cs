using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// Where a file has to do with JSON, by syntax alone. A file is walked only if its text names JSON or a way of serving it, and once,
/// however often it is compiled again.
/// </summary>
internal sealed class JsonSites
{
    private static readonly ConditionalWeakTable<SyntaxTree, JsonSites> Known = new();

    private static readonly string[] Hints = ["Json", "Controller", ".MapPost", ".MapPut", ".MapPatch"];

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "DeleteFromJsonAsync", "ReadFromJsonAsync", "ReadFromJsonAsAsyncEnumerable",
        "ReadAsAsync", "Deserialize", "DeserializeAsync", "DeserializeAsyncEnumerable", "DeserializeObject",
    };

    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal)
    {
        "ConfigureHttpJsonOptions", "AddJsonOptions", "AddNewtonsoftJson", "AddJsonProtocol",
    };

    private JsonSites(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    Add(call);
                    break;
                case AttributeSyntax attribute:
                    Add(attribute);
                    break;
                case ObjectCreationExpressionSyntax { Type: var type } when NameOf(type) is { } name && name.EndsWith("EnumConverter", StringComparison.Ordinal):
                    SetsTokens = true;
                    break;
                case BaseTypeDeclarationSyntax { BaseList: { } bases } context when bases.Types.Any(type => NameOf(type.Type) == "JsonSerializerContext"):
                    Contexts.Add(context);
                    break;
                case MethodDeclarationSyntax { Parent: ClassDeclarationSyntax holder } method when IsController(holder):
                    Actions.Add(method);
                    break;
            }
        }
    }

    private JsonSites()
    {
    }

    /// <summary>Calls that read the type that they are given as type argument.</summary>
    public List<InvocationExpressionSyntax> Reads { get; } = [];

    /// <summary>Calls that map a route to a handler with a body.</summary>
    public List<InvocationExpressionSyntax> Routes { get; } = [];

    /// <summary>Methods of controllers.</summary>
    public List<MethodDeclarationSyntax> Actions { get; } = [];

    /// <summary>Types that carry attributes of a serializer.</summary>
    public HashSet<TypeDeclarationSyntax> Marked { get; } = [];

    /// <summary>Source-generated contexts.</summary>
    public List<BaseTypeDeclarationSyntax> Contexts { get; } = [];

    /// <summary>Types that are written: values that are made where a call takes them as JSON.</summary>
    public List<TypeSyntax> Writes { get; } = [];

    /// <summary>Whether the file changes how a server reads JSON.</summary>
    public bool SetsServer { get; private set; }

    /// <summary>Whether the file makes a converter for enums, for options that may reach anything.</summary>
    public bool SetsTokens { get; private set; }

    /// <summary>The sites of a file.</summary>
    public static JsonSites Of(SyntaxTree tree, CancellationToken cancellationToken) => Known.TryGetValue(tree, out var known)
        ? known
        : Known.GetValue(tree, tree => HasHint(tree, cancellationToken) ? new JsonSites(tree) : new JsonSites());

    /// <summary>The last name of a type or an expression; null where it has none.</summary>
    public static string? NameOf(SyntaxNode? node) => node switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool HasHint(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
            return false;

        var text = tree.GetText(cancellationToken).ToString();
        return Array.Exists(Hints, hint => text.IndexOf(hint, StringComparison.Ordinal) >= 0);
    }

    private void Add(InvocationExpressionSyntax call)
    {
        if (NameOf(call.Expression) is not { } name)
            return;
        if (Readers.Contains(name) && TypeArguments(call) is not null)
            Reads.Add(call);
        else if (name is "MapPost" or "MapPut" or "MapPatch")
            Routes.Add(call);
        else if (Settings.Contains(name) || (name == "Configure" && TypeArguments(call)?.Arguments.Any(type => NameOf(type)?.EndsWith("JsonOptions", StringComparison.Ordinal) == true) == true))
            SetsServer = true;
        else if (name.IndexOf("AsJson", StringComparison.Ordinal) >= 0 || name.StartsWith("Serialize", StringComparison.Ordinal) || name is "Ok" or "Created" or "Json")
            Writes.AddRange(call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<ObjectCreationExpressionSyntax>().Select(made => made.Type));
    }

    private void Add(AttributeSyntax attribute)
    {
        if (NameOf(attribute.Name) is { } name && JsonAttributes.Marks.Contains(name) && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
            Marked.Add(type);
    }

    /// <summary>The type arguments of a call; null where it has none.</summary>
    public static TypeArgumentListSyntax? TypeArguments(InvocationExpressionSyntax call) => call.Expression switch
    {
        GenericNameSyntax name => name.TypeArgumentList,
        MemberAccessExpressionSyntax { Name: GenericNameSyntax name } => name.TypeArgumentList,
        MemberBindingExpressionSyntax { Name: GenericNameSyntax name } => name.TypeArgumentList,
        _ => null,
    };

    private static bool IsController(ClassDeclarationSyntax type) =>
        type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal)
        || type.AttributeLists.Any(list => list.Attributes.Any(attribute => NameOf(attribute.Name) == "ApiController"));
}
