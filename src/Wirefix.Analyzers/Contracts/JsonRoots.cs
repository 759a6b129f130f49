using Microsoft.CodeAnalysis;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The types that the code of a compilation names where it reads or writes JSON.</summary>
internal sealed class JsonRoots
{
    private readonly Compilation _compilation;
    private readonly List<(JsonSites Sites, SyntaxTree Tree)> _files;
    private readonly bool _setsServer;
    private readonly HashSet<string> _ownReaders;

    private JsonRoots(Compilation compilation)
    {
        _compilation = compilation;
        _files = [.. compilation.SyntaxTrees.Select(tree => (JsonSites.Of(tree, CancellationToken.None), tree))];
        _setsServer = _files.Exists(file => file.Sites.SetsServer);
        _ownReaders = new HashSet<string>(_files.SelectMany(file => file.Sites.OwnReaders), StringComparer.Ordinal);
        SetsTokens = _files.Exists(file => file.Sites.SetsTokens);
    }

    /// <summary>Types that are read, each with how.</summary>
    public List<(ITypeSymbol Type, TypeUse Use)> Read { get; } = [];

    /// <summary>Types that are read or written; nobody knows.</summary>
    public List<(ITypeSymbol Type, TypeUse Use)> Named { get; } = [];

    /// <summary>Types that are written.</summary>
    public List<ITypeSymbol> Written { get; } = [];

    /// <summary>Whether a converter for enums is made for options that may reach anything.</summary>
    public bool SetsTokens { get; }

    /// <summary>Looks the roots of a compilation up.</summary>
    public static JsonRoots Of(Compilation compilation)
    {
        var roots = new JsonRoots(compilation);
        foreach (var (sites, tree) in roots._files)
        {
            if (sites.NamesTypes)
                roots.Add(sites, roots._compilation.GetSemanticModel(tree));
        }

        return roots;
    }

    private void Add(JsonSites sites, SemanticModel model)
    {
        foreach (var call in sites.Reads)
            Read.AddRange(ReadSite.Of(call, model, _ownReaders));
        foreach (var call in sites.Routes)
            Read.AddRange(ServerSites.Read(call, model).Select(Served));
        foreach (var action in sites.Actions.Select(action => model.GetDeclaredSymbol(action)).OfType<IMethodSymbol>())
        {
            Read.AddRange(ServerSites.Read(action).Select(Served));
            Written.Add(action.ReturnType);
        }

        foreach (var context in sites.Contexts.Select(context => model.GetDeclaredSymbol(context)).OfType<INamedTypeSymbol>())
            Named.AddRange(Listed(context));
        foreach (var type in sites.Marked.Select(type => model.GetDeclaredSymbol(type)).OfType<INamedTypeSymbol>())
            Named.Add((type, new TypeUse(JsonReading.Unknown, null)));
        Written.AddRange(sites.Writes.Select(type => OuterScope.TypeOf(type, model)).OfType<ITypeSymbol>());
    }

    private (ITypeSymbol Type, TypeUse Use) Served((ITypeSymbol Type, Anchor? Anchor) body) =>
        (body.Type, new TypeUse(_setsServer ? JsonReading.Unknown : JsonReading.Web, FactDirection.In) { Anchors = body.Anchor is null ? [] : [body.Anchor] });

    private static IEnumerable<(ITypeSymbol Type, TypeUse Use)> Listed(INamedTypeSymbol context)
    {
        var reading = OptionsReading.Of(context);
        return context.GetAttributes().Where(attribute => attribute.AttributeClass?.Name == "JsonSerializableAttribute")
            .Where(attribute => attribute.ConstructorArguments is [{ Value: ITypeSymbol }, ..])
            .Select(attribute => ((ITypeSymbol)attribute.ConstructorArguments[0].Value!, new TypeUse(reading, null)));
    }
}
