;; The vector scan: scores int8 rows against an int16 query and emits those above a threshold. Runs in the scan
;; worker; compiled to dist/node/kernel.wasm by scripts/build-kernel.mjs. Baseline SIMD only: relaxed SIMD needs a
;; flag in Node 20.
;;
;;   score = dot(row, query) * scale * queryScale - hubWeight * hub
;;
;; Four rows lie interleaved in a block (block-layout.ts): 16 values of row 0, 16 of row 1, 2 and 3, the next 16 of
;; row 0 …, then four scales (f32), four hubs (f32) and four photo ids (f64, not read here). So a loaded piece of the
;; query serves four rows while memory is still read strictly forwards. Measured on 512 dimensions: row after row
;; 30 ns a row (bound by its loads), four separate rows at a time 90 ns (the prefetcher loses track), this 20 ns, the memory bound 16.
;;
;; The dimensions are a multiple of 16, padded with zeros. No i32 lane can overflow: see quantise.ts.
(module
  (import "engine" "memory" (memory 1))

  ;; How many (row, score) pairs the last call wrote.
  (global $emitted (export "emitted") (mut i32) (i32.const 0))

  ;; Scores blocks from $block up to $end, and returns the block to go on with: $end when it is through, an earlier
  ;; one when the output has no room for four more. A row takes part when its bit in the bitmap is 1; bits past the
  ;; last row are 0. Output: pairs of row (i32) and score (f32).
  (func (export "scan")
    (param $blocks i32) (param $dimensions i32)
    (param $block i32) (param $end i32)
    (param $query i32) (param $queryScale f32)
    (param $bitmap i32) (param $hubWeight f32) (param $threshold f32)
    (param $out i32) (param $outEnd i32)
    (result i32)
    (local $bits i32) (local $row i32) (local $cursor i32)
    (local $p i32) (local $q i32) (local $queryEnd i32) (local $stride i32)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $piece v128) (local $scores v128)

    (local.set $cursor (local.get $out))
    (local.set $queryEnd (i32.add (local.get $query) (i32.shl (local.get $dimensions) (i32.const 1))))
    (local.set $stride (i32.shl (i32.add (local.get $dimensions) (i32.const 16)) (i32.const 2)))

    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $block) (local.get $end)))
        (br_if $done (i32.gt_u (i32.add (local.get $cursor) (i32.const 32)) (local.get $outEnd)))

        ;; Eight blocks, 32 rows, that are all left out are passed over in one step.
        (if (i32.eqz (i32.and (local.get $block) (i32.const 7)))
          (then
            (if (i32.eqz (i32.load (i32.add (local.get $bitmap) (i32.shr_u (local.get $block) (i32.const 1)))))
              (then
                (local.set $block (i32.add (local.get $block) (i32.const 8)))
                (br $next)))))

        (local.set $bits
          (i32.and
            (i32.const 15)
            (i32.shr_u
              (i32.load8_u (i32.add (local.get $bitmap) (i32.shr_u (local.get $block) (i32.const 1))))
              (i32.shl (i32.and (local.get $block) (i32.const 1)) (i32.const 2)))))

        (if (local.get $bits)
          (then
            (local.set $row (i32.shl (local.get $block) (i32.const 2)))
            (local.set $p (i32.add (local.get $blocks) (i32.mul (local.get $block) (local.get $stride))))
            (local.set $q (local.get $query))
            (local.set $a0 (v128.const i32x4 0 0 0 0))
            (local.set $a1 (v128.const i32x4 0 0 0 0))
            (local.set $a2 (v128.const i32x4 0 0 0 0))
            (local.set $a3 (v128.const i32x4 0 0 0 0))

            ;; 16 dimensions of four rows, one cache line, a turn.
            (loop $dot
              (local.set $piece (v128.load (local.get $q)))
              (local.set $a0 (i32x4.add (local.get $a0)
                (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $p)) (local.get $piece))))
              (local.set $a1 (i32x4.add (local.get $a1)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=16 (local.get $p)) (local.get $piece))))
              (local.set $a2 (i32x4.add (local.get $a2)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=32 (local.get $p)) (local.get $piece))))
              (local.set $a3 (i32x4.add (local.get $a3)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=48 (local.get $p)) (local.get $piece))))
              (local.set $piece (v128.load offset=16 (local.get $q)))
              (local.set $a0 (i32x4.add (local.get $a0)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 (local.get $p)) (local.get $piece))))
              (local.set $a1 (i32x4.add (local.get $a1)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=24 (local.get $p)) (local.get $piece))))
              (local.set $a2 (i32x4.add (local.get $a2)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=40 (local.get $p)) (local.get $piece))))
              (local.set $a3 (i32x4.add (local.get $a3)
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=56 (local.get $p)) (local.get $piece))))
              (local.set $p (i32.add (local.get $p) (i32.const 64)))
              (local.set $q (i32.add (local.get $q) (i32.const 32)))
              (br_if $dot (i32.lt_u (local.get $q) (local.get $queryEnd))))

            ;; The sums of four accumulators become the four lanes of one.
            (local.set $a0 (i32x4.add
              (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $a0) (local.get $a1))
              (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $a0) (local.get $a1))))
            (local.set $a2 (i32x4.add
              (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $a2) (local.get $a3))
              (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $a2) (local.get $a3))))
            (local.set $scores (f32x4.convert_i32x4_s (i32x4.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a0) (local.get $a2))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a0) (local.get $a2)))))

            ;; The pointer now stands behind the values: at the scales, then the hubs.
            (local.set $scores (f32x4.sub
              (f32x4.mul (local.get $scores)
                (f32x4.mul (v128.load (local.get $p)) (f32x4.splat (local.get $queryScale))))
              (f32x4.mul (v128.load offset=16 (local.get $p)) (f32x4.splat (local.get $hubWeight)))))
            (local.set $bits (i32.and (local.get $bits)
              (i32x4.bitmask (f32x4.gt (local.get $scores) (f32x4.splat (local.get $threshold))))))

            (if (local.get $bits)
              (then
                (if (i32.and (local.get $bits) (i32.const 1))
                  (then
                    (i32.store (local.get $cursor) (local.get $row))
                    (f32.store offset=4 (local.get $cursor) (f32x4.extract_lane 0 (local.get $scores)))
                    (local.set $cursor (i32.add (local.get $cursor) (i32.const 8)))))
                (if (i32.and (local.get $bits) (i32.const 2))
                  (then
                    (i32.store (local.get $cursor) (i32.add (local.get $row) (i32.const 1)))
                    (f32.store offset=4 (local.get $cursor) (f32x4.extract_lane 1 (local.get $scores)))
                    (local.set $cursor (i32.add (local.get $cursor) (i32.const 8)))))
                (if (i32.and (local.get $bits) (i32.const 4))
                  (then
                    (i32.store (local.get $cursor) (i32.add (local.get $row) (i32.const 2)))
                    (f32.store offset=4 (local.get $cursor) (f32x4.extract_lane 2 (local.get $scores)))
                    (local.set $cursor (i32.add (local.get $cursor) (i32.const 8)))))
                (if (i32.and (local.get $bits) (i32.const 8))
                  (then
                    (i32.store (local.get $cursor) (i32.add (local.get $row) (i32.const 3)))
                    (f32.store offset=4 (local.get $cursor) (f32x4.extract_lane 3 (local.get $scores)))
                    (local.set $cursor (i32.add (local.get $cursor) (i32.const 8)))))))))

        (local.set $block (i32.add (local.get $block) (i32.const 1)))
        (br $next)))

    (global.set $emitted (i32.shr_u (i32.sub (local.get $cursor) (local.get $out)) (i32.const 3)))
    ;; Passing over eight blocks may have gone beyond the end.
    (select (local.get $end) (local.get $block) (i32.gt_u (local.get $block) (local.get $end))))
)
