using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Reading.Protobuf;

/// <summary>
/// Reads the names of a <c>.proto</c> file: services with the paths of their methods, also those that <c>google.api.http</c> gives,
/// messages with their fields, enums with their values.
/// </summary>
internal sealed class ProtoReader
{
    // Names of names grow without end in hostile files; messages stand in messages a few levels deep.
    private const int Deepest = 32;

    private readonly ImmutableArray<WirePlace>.Builder _places = ImmutableArray.CreateBuilder<WirePlace>();
    private readonly ImmutableArray<FileLink>.Builder _links = ImmutableArray.CreateBuilder<FileLink>();
    private readonly Stack<ProtoScope> _scopes = new();
    private readonly List<ProtoToken> _statement = [];
    private string _package = "";
    private int _brackets;

    /// <summary>What the file tells; any text is read.</summary>
    public static FileContent Read(string text)
    {
        var reader = new ProtoReader();
        foreach (var token in ProtoToken.Read(text))
            reader.Take(token);
        return new FileContent(reader._places.ToImmutable(), [.. reader._links.Distinct()]);
    }

    private ProtoScope Scope => _scopes.TryPeek(out var scope) ? scope : new ProtoScope(ProtoScopeKind.Other, _package, "");

    private void Take(ProtoToken token)
    {
        _brackets += token switch { { IsText: true } => 0, { Text: "[" } => 1, { Text: "]" } => -1, _ => 0 };

        // The options of a field may hold braces of their own.
        if (token.IsText || _brackets > 0 || token.Text is not ("{" or "}" or ";"))
        {
            _statement.Add(token);
            return;
        }

        if (token.Text == "{")
            Open();
        else
            Tell();
        if (token.Text == "}")
            _scopes.TryPop(out _);
        _statement.Clear();
        _brackets = 0;
    }

    private void Open()
    {
        var outer = Scope;
        if (outer.Kind == ProtoScopeKind.Http)
            Transcoded();
        _scopes.Push(_statement switch
        {
            [{ Text: "message" }, var name, ..] => Named(ProtoScopeKind.Message, outer, name),
            [{ Text: "enum" }, var name, ..] => Named(ProtoScopeKind.Enum, outer, name),
            [{ Text: "service" }, var name, ..] => Named(ProtoScopeKind.Service, outer, name),
            [{ Text: "rpc" }, var name, ..] when outer.Kind == ProtoScopeKind.Service => Method(outer, name),
            [{ Text: "oneof" }, ..] => outer,
            _ => outer with { Kind = IsHttp(outer) ? ProtoScopeKind.Http : ProtoScopeKind.Other },
        });
    }

    private bool IsHttp(ProtoScope outer) =>
        outer.Kind == ProtoScopeKind.Http || _statement is [{ Text: "option" }, { Text: "(" }, { Text: "google.api.http" }, ..];

    private void Tell()
    {
        switch (Scope.Kind, _statement)
        {
            case (ProtoScopeKind.Other, [{ Text: "package" }, var name]):
                _package = name.Text;
                break;
            case (ProtoScopeKind.Service, [{ Text: "rpc" }, var name, ..]):
                Method(Scope, name);
                break;
            case (ProtoScopeKind.Message, [{ Text: not ("option" or "reserved" or "extensions") }, ..]):
                Field(PlaceKind.ProtobufName);
                break;
            case (ProtoScopeKind.Enum, [{ Text: not ("option" or "reserved") }, ..]):
                Field(PlaceKind.EnumMember);
                break;
            case (ProtoScopeKind.Http, _):
                Transcoded();
                break;
        }
    }

    private ProtoScope Named(ProtoScopeKind kind, ProtoScope outer, ProtoToken name)
    {
        if (_scopes.Count >= Deepest)
            return outer with { Kind = ProtoScopeKind.Other };
        var type = outer.Type.Length == 0 ? name.Text : $"{outer.Type}.{name.Text}";
        Add(name.Text, PlaceKind.ProtobufName, name.Line, type, $"T:{type}");
        if (kind == ProtoScopeKind.Service)
            _links.Add(new FileLink(LinkKind.RpcService, "", name.Text, type));
        return new ProtoScope(kind, type, "");
    }

    private ProtoScope Method(ProtoScope service, ProtoToken name)
    {
        var member = $"M:{service.Type}.{name.Text}";
        Add($"POST /{service.Type}/{name.Text}", PlaceKind.PathText, name.Line, service.Type, member);
        return service with { Kind = ProtoScopeKind.Other, Member = member };
    }

    private void Field(PlaceKind kind)
    {
        var at = _statement.FindIndex(part => part is { Text: "=", IsText: false });
        if (at <= 0)
            return;
        var name = _statement[at - 1];
        var member = $"F:{Scope.Type}.{name.Text}";
        Add(name.Text, kind, name.Line, Scope.Type, member);
        var given = _statement.FindIndex(part => part is { Text: "json_name", IsText: false });
        if (given >= 0 && given + 2 < _statement.Count && _statement[given + 2] is { IsText: true } text)
            Add(text.Text, PlaceKind.SerializedName, text.Line, Scope.Type, member);
    }

    // get: "/v1/orders/{id}" and its kin, and further bindings.
    private void Transcoded()
    {
        for (var i = 0; i + 2 < _statement.Count; i++)
        {
            var (verb, path) = (_statement[i], _statement[i + 2]);
            if (verb.Text is "get" or "put" or "post" or "delete" or "patch" && _statement[i + 1].Text == ":" && path.IsText)
                Add($"{verb.Text.ToUpperInvariant()} {path.Text}", PlaceKind.PathText, verb.Line, Scope.Type, Scope.Member);
        }
    }

    private void Add(string name, PlaceKind kind, int line, string type, string member)
    {
        if (name.Length > 0)
            _places.Add(new WirePlace(name, kind, line, type, member, PlaceDirection.Unknown));
    }
}
