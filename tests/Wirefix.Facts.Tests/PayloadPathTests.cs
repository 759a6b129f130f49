using FsCheck;
using FsCheck.Fluent;

namespace Wirefix.Facts.Tests;

public sealed class PayloadPathTests
{
    [Theory]
    [InlineData("$.total", "$", "total")]
    [InlineData("$.lines[*].sku", "$.lines[*]", "sku")]
    [InlineData("$['unit price']", "$", "unit price")]
    [InlineData("$.a['it\\'s [\\'b\\']'].c", "$.a['it\\'s [\\'b\\']']", "c")]
    [InlineData("$.a['it\\'s [\\'b\\']']", "$.a", "it's ['b']")]
    [InlineData("$['a.b']['c']", "$['a.b']", "c")]
    public void A_field_has_a_name_and_stands_in_an_object(string path, string parent, string name) =>
        Assert.Equal((parent, name), (PayloadPath.Parent(path), PayloadPath.Name(path)));

    [Theory]
    [InlineData("$", null, "")]
    [InlineData("$.total", null, "total")]
    [InlineData("$.lines[*]", "$.lines", "lines")]
    [InlineData("$.lines[*].lots[*].no", "$.lines[*].lots", "no")]
    [InlineData("$['a[*].b']", null, "a[*].b")]
    [InlineData("$['a[*].b'][*]['c\\\\']", "$['a[*].b']", "c\\")]
    public void A_field_stands_in_the_innermost_list_that_no_name_only_looks_like(string path, string? list, string lastName) =>
        Assert.Equal((list, list is not null, lastName), (PayloadPath.List(path), PayloadPath.IsInList(path), PayloadPath.LastName(path)));

    [Theory]
    [InlineData("$.a", "$.a", true)]
    [InlineData("$.a.b", "$.a", true)]
    [InlineData("$.a[*].b", "$.a", true)]
    [InlineData("$.ab", "$.a", false)]
    [InlineData("$.a", "$.a.b", false)]
    public void A_path_lies_below_what_holds_it(string path, string holder, bool below) =>
        Assert.Equal(below, PayloadPath.IsAtOrBelow(path, holder));

    [Fact]
    public void Any_name_comes_back_from_its_quoted_form() =>
        Prop.ForAll(Gen.Elements("[", "]", "['", "']", "'", "\\", "\\\\", "*", ".", "a").ArrayOf().ToArbitrary(), parts =>
        {
            var name = string.Concat(parts);
            return PayloadPath.Steps($"$.x{PayloadPath.Quoted(name)}[*].y").SequenceEqual(["x", name, null, "y"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_that_is_no_path_is_read_as_far_as_it_goes() =>
        Prop.ForAll(Gen.Elements("$", ".", "[", "]", "['", "']", "'", "\\", "*", "a").ArrayOf().ToArbitrary(), parts =>
        {
            var path = string.Concat(parts);
            return PayloadPath.Name(path).Length <= path.Length && (PayloadPath.Parent(path) is not { } parent || path.StartsWith(parent, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("$")]
    [InlineData("$[*]")]
    [InlineData("$.lines[*]")]
    [InlineData("")]
    [InlineData("']")]
    public void The_root_and_the_places_of_a_list_have_neither(string path) =>
        Assert.Equal((null, ""), (PayloadPath.Parent(path), PayloadPath.Name(path)));
}
