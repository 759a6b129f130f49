using FsCheck;
using FsCheck.Fluent;
using Wirefix.Workspace.Indexing.Reading.Protobuf;

namespace Wirefix.Workspace.Tests.Indexing;

public sealed class ProtoReaderTests
{
    private static readonly string[] Pieces =
        ["message A", "service B", "rpc C", "{", "}", "[", "]", "(", ")", ";", "=", "1", "string d", "\"", "'", "/*", "*/", "//", "\n",
         "option (google.api.http)", "get: \"/x\"", "package p", "oneof e", "map<string, F> g = 1", "[json_name = \"h\"]", "enum I", "J = 0", ".", "ü", "\0"];

    [Fact]
    public void Services_messages_fields_and_values_are_found_with_their_nesting()
    {
        const string proto = """
            syntax = "proto3";
            package shop.orders.v1;
            option csharp_namespace = "Shop.Orders";

            // service Old { rpc None (A) returns (B); }
            service Orders {
              rpc Find (FindRequest) returns (stream Order);
              rpc Cancel (FindRequest) returns (Order) {
                option (google.api.http) = {
                  post: "/v1/orders/{order_id}:cancel" body: "*"
                  additional_bindings { delete: "/v1/orders/{order_id}" }
                };
              }
            }

            message Order {
              option deprecated = true;
              reserved 4;
              string order_id = 1 [json_name = "id", (rule) = { min: 1; }];
              repeated Line lines = 2;
              map<string, Line> by_sku = 3;
              oneof owner { string user_name = 5; }
              message Line { int32 count = 1; }
              /* string none = 9; */
              enum State { STATE_OPEN = 0; }
            }
            """;

        Assert.Equal(
            [
                "6 ProtobufName Orders T:shop.orders.v1.Orders",
                "7 PathText POST /shop.orders.v1.Orders/Find M:shop.orders.v1.Orders.Find",
                "8 PathText POST /shop.orders.v1.Orders/Cancel M:shop.orders.v1.Orders.Cancel",
                "10 PathText POST /v1/orders/{order_id}:cancel M:shop.orders.v1.Orders.Cancel",
                "11 PathText DELETE /v1/orders/{order_id} M:shop.orders.v1.Orders.Cancel",
                "16 ProtobufName Order T:shop.orders.v1.Order",
                "19 ProtobufName order_id F:shop.orders.v1.Order.order_id",
                "19 SerializedName id F:shop.orders.v1.Order.order_id",
                "20 ProtobufName lines F:shop.orders.v1.Order.lines",
                "21 ProtobufName by_sku F:shop.orders.v1.Order.by_sku",
                "22 ProtobufName user_name F:shop.orders.v1.Order.user_name",
                "23 ProtobufName Line T:shop.orders.v1.Order.Line",
                "23 ProtobufName count F:shop.orders.v1.Order.Line.count",
                "25 ProtobufName State T:shop.orders.v1.Order.State",
                "25 EnumMember STATE_OPEN F:shop.orders.v1.Order.State.STATE_OPEN",
            ],
            ProtoReader.Read(proto).Places.Select(place => $"{place.Line} {place.Kind} {place.Name} {place.Member}"));
    }

    [Fact]
    public void Any_text_is_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary(), text =>
            Assert.All(ProtoReader.Read(text).Places, place =>
            {
                Assert.NotEmpty(place.Name);
                Assert.InRange(place.Line, 1, text.Split('\n').Length);
            })).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("message A {")]
    [InlineData("message A { enum B { C = 1; ")]
    public void Names_do_not_grow_with_the_depth_of_a_file(string piece) =>
        Assert.All(ProtoReader.Read(string.Concat(Enumerable.Repeat(piece, 50_000))).Places, place => Assert.InRange(place.Member.Length, 1, 100));
}
