using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

/// <summary>docs/json.md names what the document for programs holds: a field that comes or goes is written down there.</summary>
public partial class JsonPageTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly string[] Common = [.. FieldsOf(typeof(Finding)), "role", "scoreMeaning", "refutedBy"];

    [Fact]
    public void The_page_names_the_fields_of_each_kind_of_finding()
    {
        var kinds = Web.GetTypeInfo(typeof(Finding)).PolymorphismOptions!.DerivedTypes;

        var named = Rows().Where(row => kinds.Any(kind => row.Name == $"`{kind.TypeDiscriminator}`"));
        Assert.Equal(
            kinds.Select(kind => $"`{kind.TypeDiscriminator}`: {Listed(FieldsOf(kind.DerivedType).Except(Common))}").Order(StringComparer.Ordinal),
            named.Select(row => $"{row.Name}: {Listed(row.Fields)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("`inspection`", typeof(Traffic.Inspection.Inspection))]
    [InlineData("`range`", typeof(TimeRange))]
    [InlineData("`timeline`", typeof(Timeline))]
    [InlineData("`leads[]`", typeof(Lead))]
    [InlineData("`problems[]`", typeof(CaptureProblem))]
    [InlineData("`alert`", typeof(Alert))]
    [InlineData("`endpoints[]`", typeof(EndpointSummary), "p50", "p90", "p99", "max")]
    [InlineData("`findings[]`", typeof(Finding), "kind", "cause", "chain", "symptom", "circumstance")]
    public void The_page_names_the_fields_of_each_part(string part, Type type, params string[] besides)
    {
        var named = Rows().Single(row => row.Name.StartsWith(part, StringComparison.Ordinal)).Fields;

        Assert.Equal(Listed(FieldsOf(type).Concat(besides)), Listed(named.Except(["trace", "nesting"])));
    }

    private static IEnumerable<string> FieldsOf(Type type) => Web.GetTypeInfo(type).Properties.Select(property => property.Name);

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));

    private static ImmutableArray<(string Name, string[] Fields)> Rows() =>
    [
        .. from line in File.ReadLines(Path.Combine(Repository(AppContext.BaseDirectory), "docs", "json.md"))
           where line.StartsWith('|')
           let cells = line.Trim('|').Split('|')
           select (cells[0].Trim(), Quoted().Matches(cells[1]).Select(name => name.Groups[1].Value).ToArray()),
    ];

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder : Repository(Path.GetDirectoryName(folder.TrimEnd('/'))!);

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Quoted();
}
