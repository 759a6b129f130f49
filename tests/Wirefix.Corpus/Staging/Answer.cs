using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Wirefix.Corpus.Staging;

/// <summary>What a client got back; status 0 where nothing came.</summary>
public sealed record Answer(int Status, string Text, HttpResponseHeaders? Headers)
{
    /// <summary>A value of the JSON body, by its name at the top.</summary>
    public JsonNode? this[string name] => JsonNode.Parse(Text)?[name];

    /// <summary>Whether the call went well.</summary>
    public bool Succeeded => Status is >= 200 and < 300;
}
