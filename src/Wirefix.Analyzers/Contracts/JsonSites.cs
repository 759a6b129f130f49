using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// Where a file has to do with JSON, by its text and syntax alone. A file is looked through once, however often it is compiled again.
/// </summary>
internal sealed class JsonSites
{
    private static readonly ConditionalWeakTable<SyntaxTree, JsonSites> Known = new();

    // One of these is part of every name that is looked for below.
    private static readonly string[] Words =
        ["Json", "Deserialize", "Serialize", "ReadAsAsync", "EnumConverter", "Controller", "MapPost", "MapPut", "MapPatch", "Ok", "Created"];

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "DeleteFromJsonAsync", "ReadFromJsonAsync", "ReadFromJsonAsAsyncEnumerable",
        "ReadAsAsync", "Deserialize", "DeserializeAsync", "DeserializeAsyncEnumerable", "DeserializeObject",
    };

    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal)
    {
        "ConfigureHttpJsonOptions", "AddJsonOptions", "AddNewtonsoftJson", "AddJsonProtocol",
    };

    private JsonSites()
    {
    }

    /// <summary>Calls that read the type that they are given as type argument.</summary>
    public List<InvocationExpressionSyntax> Reads { get; } = [];

    /// <summary>The names of methods that the file declares and that read JSON elsewhere.</summary>
    public HashSet<string> OwnReaders { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls that map a route to a handler with a body.</summary>
    public List<InvocationExpressionSyntax> Routes { get; } = [];

    /// <summary>Methods of controllers.</summary>
    public HashSet<MethodDeclarationSyntax> Actions { get; } = [];

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

    /// <summary>Whether the file names types that are read or written.</summary>
    public bool NamesTypes => Reads.Count + Routes.Count + Actions.Count + Marked.Count + Contexts.Count + Writes.Count > 0;

    /// <summary>The sites of a file.</summary>
    public static JsonSites Of(SyntaxTree tree, CancellationToken cancellationToken) => Known.TryGetValue(tree, out var known)
        ? known
        : Known.GetValue(tree, tree => Search(tree, cancellationToken));

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

    /// <summary>The type arguments of a call; null where it has none.</summary>
    public static TypeArgumentListSyntax? TypeArguments(InvocationExpressionSyntax call) => call.Expression switch
    {
        GenericNameSyntax name => name.TypeArgumentList,
        MemberAccessExpressionSyntax { Name: GenericNameSyntax name } => name.TypeArgumentList,
        MemberBindingExpressionSyntax { Name: GenericNameSyntax name } => name.TypeArgumentList,
        _ => null,
    };

    private static JsonSites Search(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var sites = new JsonSites();
        if (tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
            return sites;

        foreach (var token in WordSearch.Tokens(tree, Words, cancellationToken))
            sites.Add(token);
        return sites;
    }

    private void Add(SyntaxToken token)
    {
        switch (token.Parent)
        {
            case SimpleNameSyntax name:
                Add(name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax
                    && NameOf(name.Parent) == token.ValueText ? name.Parent : name, token.ValueText);
                break;
            case MethodDeclarationSyntax when Readers.Contains(token.ValueText):
                OwnReaders.Add(token.ValueText);
                break;
            case ClassDeclarationSyntax controller when token.ValueText.EndsWith("Controller", StringComparison.Ordinal):
                Actions.UnionWith(controller.Members.OfType<MethodDeclarationSyntax>());
                break;
        }
    }

    private void Add(SyntaxNode named, string name)
    {
        switch (named.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == named:
                Add(call, name);
                break;
            case AttributeSyntax attribute:
                Add(attribute, name);
                break;
            case ObjectCreationExpressionSyntax when name.EndsWith("EnumConverter", StringComparison.Ordinal):
                SetsTokens = true;
                break;
            case BaseTypeSyntax { Parent.Parent: BaseTypeDeclarationSyntax context } when name == "JsonSerializerContext":
                Contexts.Add(context);
                break;
            case TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "Configure" } }
                when name.EndsWith("JsonOptions", StringComparison.Ordinal):
                SetsServer = true;
                break;
        }
    }

    private void Add(InvocationExpressionSyntax call, string name)
    {
        if (Readers.Contains(name) && TypeArguments(call) is { Arguments.Count: 1 })
            Reads.Add(call);
        else if (name is "MapPost" or "MapPut" or "MapPatch")
            Routes.Add(call);
        else if (Settings.Contains(name))
            SetsServer = true;
        else if (name.IndexOf("AsJson", StringComparison.Ordinal) >= 0 || name.StartsWith("Serialize", StringComparison.Ordinal)
            || name is "Ok" or "Created" or "Json")
            Writes.AddRange(call.ArgumentList.Arguments.Select(argument => argument.Expression)
                .OfType<ObjectCreationExpressionSyntax>().Select(made => made.Type));
    }

    private void Add(AttributeSyntax attribute, string name)
    {
        if (name == "ApiController" && attribute.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } controller)
            Actions.UnionWith(controller.Members.OfType<MethodDeclarationSyntax>());
        else if (JsonAttributes.Marks.Contains(name) && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
            Marked.Add(type);
    }
}
